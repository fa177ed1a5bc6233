"""A deviation: one named way in which a cloud is wrong, and the check that has to notice."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assay.lab.deviations.actions import Action, EditRequest
from assay.lab.deviations.exchange import Request

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CHECK = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+){2,}")


@dataclass(frozen=True, kw_only=True)
class Deviation:
    """One small edit of the calls of one service, planted by the proxy.

    Args:
        name: Kebab-case and unique: "keypair-fingerprint-wrong".
        breaks: The id of the check that must go red: "compute.keypair.import".
        sentence: What this cloud does wrong, one sentence for people.
        service: The canonical service type: "compute", "identity", "network", "image", "block-storage",
            "object-store".
        methods: The HTTP methods it applies to.
        path: A regular expression for the whole of `Request.path`: below the endpoint, decoded, without
            version, project or account: r"/servers/[^/]+/action".
        action: What it does to the call; made by a helper of `requests`, `responses` or `answers`.
        when: Narrows it to some requests; see `conditions`.

    Raises:
        ValueError: A field is malformed.
    """

    name: str
    breaks: str
    sentence: str
    service: str
    methods: tuple[str, ...]
    path: str
    action: Action
    when: Callable[[Request], bool] | None = None

    def __post_init__(self) -> None:
        if not _KEBAB.fullmatch(self.name):
            raise ValueError(f"the name of a deviation is kebab-case, not {self.name!r}")
        if not _CHECK.fullmatch(self.breaks):
            raise ValueError(f"{self.name}: {self.breaks!r} is not the id of a check")
        if not self.sentence.endswith("."):
            raise ValueError(f"{self.name}: the sentence ends with a full stop")
        if not self.methods or any(method != method.upper() for method in self.methods):
            raise ValueError(f"{self.name}: methods are upper case, and at least one")
        try:
            re.compile(self.path)
        except re.error as error:
            raise ValueError(f"{self.name}: the path is no regular expression: {error}") from error

    @property
    def needs_request_body(self) -> bool:
        """Whether an upload has to be read whole for it."""
        return isinstance(self.action, EditRequest) and self.action.needs_body

    def reaches(self, service: str, method: str, path: str) -> bool:
        """Whether it could touch such a call, whatever the rest of the request says.

        Args:
            service: The canonical service type.
            method: The HTTP method.
            path: As `Request.path`.
        """
        return (
            service == self.service
            and method in self.methods
            and re.fullmatch(self.path, path, re.DOTALL) is not None
        )

    def matches(self, request: Request) -> bool:
        """Whether it applies to this very request."""
        reached = self.reaches(request.service, request.method, request.path)
        return reached and (self.when is None or self.when(request))
