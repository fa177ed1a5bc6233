"""What the catalogue says: to which service a URL belongs, and which path below its endpoint it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

from os_service_types import ServiceTypes

from assay.lab.proxy.origins import Origin

_VERSION = re.compile(r"/v\d+(\.\d+)?(?=/|$)")
_OWNER = re.compile(r"/(AUTH_[^/]+|[0-9a-f]{32})(?=/|$)")


@dataclass(frozen=True)
class Place:
    """Where a request goes, in the words of a deviation.

    Args:
        service: The canonical service type; empty when the catalogue does not know the URL.
        path: The path below the endpoint, decoded, without version and owner.
    """

    service: str
    path: str


@dataclass(frozen=True)
class Endpoint:
    """One endpoint of the catalogue.

    Args:
        service: The canonical service type.
        origin: The cloud's origin.
        path: The path of the endpoint's URL, without a closing slash.
    """

    service: str
    origin: Origin
    path: str

    @property
    def root(self) -> str:
        """The path above version and owner."""
        version = _VERSION.search(self.path)
        return self.path[: version.start()] if version else self.path

    def below(self, path: str) -> str:
        """What is left of a path below this endpoint: no root, no version, no project or account."""
        rest = path[len(self.root) :]
        version = _VERSION.match(rest)
        if version:
            rest = rest[version.end() :]
            # A client may name another owner than its own catalogue does, so the shape decides as well.
            own = _VERSION.sub("", self.path[len(self.root) :], count=1)
            owner = _OWNER.match(rest)
            if own and _within(rest, own):
                rest = rest[len(own) :]
            elif owner:
                rest = rest[owner.end() :]
        return unquote(rest) or "/"


class Endpoints:
    """All endpoints heard of so far, of all tokens together."""

    def __init__(self) -> None:
        self._known: dict[Endpoint, None] = {}

    def add(self, service_type: str, url: str) -> Endpoint:
        """Remember an endpoint.

        Args:
            service_type: As in the catalogue, an alias perhaps: "volumev3".
            url: The URL of the endpoint.

        Raises:
            ValueError: The URL is not an absolute http or https URL.
        """
        endpoint = Endpoint(canonical(service_type), Origin.of(url), urlsplit(url).path.rstrip("/"))
        self._known[endpoint] = None
        return endpoint

    def locate(self, origin: Origin, path: str) -> Place:
        """The place of a request.

        Args:
            origin: The cloud's origin that it goes to.
            path: Its path as on the wire, without the query.
        """
        candidates = [
            endpoint for endpoint in self._known if endpoint.origin == origin and _within(path, endpoint.root)
        ]
        if not candidates:
            return Place("", unquote(path))
        # Services may share an origin, or even a root (swift and its S3 face): the closest endpoint wins.
        best = max(
            candidates,
            key=lambda endpoint: (
                len(endpoint.root),
                _types().is_official(endpoint.service),
                len(endpoint.path) if _within(path, endpoint.path) else -1,
            ),
        )
        return Place(best.service, best.below(path))


def canonical(service_type: str) -> str:
    """The canonical name of a service type: "block-storage" for "volumev3"; unknown ones stay themselves."""
    return _types().get_service_type(service_type) or service_type.replace("_", "-")


def catalog_urls(document: Any) -> Iterator[tuple[str, str]]:
    """Service type and URL of every endpoint in a token or catalogue response; nothing in any other document.

    Args:
        document: The parsed body: of `/v3/auth/tokens`, `{"token": {"catalog": ...}}`; of `/v3/auth/catalog`,
            `{"catalog": ...}`.
    """
    token = document.get("token", document) if isinstance(document, dict) else None
    catalog = token.get("catalog") if isinstance(token, dict) else None
    for service in catalog if isinstance(catalog, list) else ():
        for endpoint in service.get("endpoints", ()):
            if endpoint.get("url"):
                yield service.get("type", ""), endpoint["url"]


def _within(path: str, root: str) -> bool:
    return path == root or path.startswith(f"{root}/")


@cache
def _types() -> Any:
    return ServiceTypes()
