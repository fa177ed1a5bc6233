"""How checks and the resources that they need are declared."""

import hashlib
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

GUEST = "guest"
"""What the ids of checks begin with that look into a server, below the API."""
INJECTED = frozenset({"cloud", "expect", "fact"})
"""Parameters that the runner provides itself; every other one names a resource."""
USUALLY = 1.5
"""Seconds that a check takes beside the making of its resources, if it says nothing else."""


@dataclass(frozen=True, kw_only=True)
class Check:
    """One executable behaviour test.

    Attributes:
        id: `service.resource.behaviour`; permanent.
        proves: The capability that it proves, alone or with others.
        sentence: The requirement, which is what people read when it fails.
        spec: Link to the specification.
        function: Carries it out.
        needs: Names of the resources that it is given.
        extension: Alias of the network extension that it is about; empty for none.
        uses: What it takes of the project's quota itself, beside what its resources take.
        takes: Seconds that it usually takes beside the making of its resources; a guess that orders the plan.
        source: Its source text.
    """

    id: str
    proves: str
    sentence: str
    spec: str
    function: Callable[..., None]
    needs: tuple[str, ...]
    extension: str = ""
    uses: Mapping[str, int] = field(default_factory=dict)
    takes: float = USUALLY
    source: str = field(repr=False, default="")

    @property
    def group(self) -> str:
        """What its id begins with: the canonical type of a service, or `guest`."""
        return self.id.split(".", 1)[0]

    @property
    def service(self) -> str:
        """Canonical type of the service that it is about; guests are compute's."""
        return "compute" if self.below_api else self.group

    @property
    def below_api(self) -> bool:
        """Whether it looks into a server, and not at the API alone."""
        return self.group == GUEST

    @property
    def digest(self) -> str:
        """SHA-256 of its source, in hex."""
        return hashlib.sha256(self.source.encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Resource:
    """Something that checks need before they can begin.

    Attributes:
        name: The parameter that it is given as.
        function: Makes it.
        needs: Names of the resources that it needs itself.
        shared: Made once a run and only read, or made anew for each check that needs it.
        lent: How many there are at most that pass from check to check, each check leaving it as it found it;
            0 for what is not lent.
        takes: Seconds that making it usually takes; a guess that orders the plan.
        uses: What it takes of the project's quota, such as `{"instances": 1}`.
    """

    name: str
    function: Callable[..., Any]
    needs: tuple[str, ...]
    shared: bool
    lent: int
    takes: float
    uses: Mapping[str, int]


def check(
    id: str,
    *,
    proves: str,
    spec: str,
    extension: str = "",
    uses: Mapping[str, int] | None = None,
    takes: float = USUALLY,
) -> Callable[[Callable[..., None]], Check]:
    """Declare a check; its docstring is the requirement.

    Args:
        id: `service.resource.behaviour`; permanent.
        proves: The capability that it proves.
        spec: Link to the specification.
        extension: Alias of the network extension that it is about.
        uses: What the function itself takes of the project's quota, such as `{"volumes": 1}`.
        takes: Seconds that the function itself usually takes, where it has to wait: it is started early.
    """

    def declare(function: Callable[..., None]) -> Check:
        sentence = " ".join((function.__doc__ or "").split())
        if not sentence:
            raise TypeError(f"the check {id} has no docstring, so it says no requirement")
        return Check(
            id=id,
            proves=proves,
            sentence=sentence,
            spec=spec,
            function=function,
            needs=_needs(function),
            extension=extension,
            uses=uses or {},
            takes=takes,
            source=inspect.getsource(inspect.getmodule(function) or function),
        )

    return declare


def resource(
    name: str,
    *,
    shared: bool = False,
    lent: int = 0,
    takes: float = 0.5,
    uses: Mapping[str, int] | None = None,
) -> Callable[[Callable[..., Any]], Resource]:
    """Declare a resource that checks can name as a parameter.

    Args:
        name: The parameter's name.
        shared: Made once a run, and only to be read.
        lent: How many there are at most that pass from check to check; 0 makes one for each check.
        takes: Seconds that making it usually takes.
        uses: What it takes of the project's quota.
    """

    def declare(function: Callable[..., Any]) -> Resource:
        return Resource(
            name=name,
            function=function,
            needs=_needs(function),
            shared=shared,
            lent=lent,
            takes=takes,
            uses=uses or {},
        )

    return declare


def _needs(function: Callable[..., Any]) -> tuple[str, ...]:
    return tuple(name for name in inspect.signature(function).parameters if name not in INJECTED)
