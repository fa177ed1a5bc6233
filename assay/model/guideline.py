"""A dated document that says which capabilities a program requires."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from assay.model.flag import Flag, Waiver
from assay.model.score import Score, Scoring

EDITION = re.compile(r"[0-9]{4}\.(0[1-9]|1[0-2])")


class Status(StrEnum):
    """What a guideline asks of a capability."""

    REQUIRED = "required"
    ADVISORY = "advisory"
    DEPRECATED = "deprecated"
    REMOVED = "removed"


class Depth(StrEnum):
    """How deep a program looks at each of its capabilities."""

    PRINCIPAL = "principal"
    FULL = "full"


class Kind(StrEnum):
    """What a mark is for."""

    PROGRAM = "program"
    ADD_ON = "add-on"


@dataclass(frozen=True, kw_only=True)
class OfficialTest:
    """A test of the official suite; its id alone does not tell it from others.

    Attributes:
        test: Its full name.
        id: Its idempotent id; empty where the document gives none.
        aliases: Names that it had.
    """

    test: str
    id: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Section:
    """What of one project's code has to be the upstream one.

    Attributes:
        guidance: In a sentence.
        designated: Names of the parts that have to be upstream's.
        replaceable: Names of the parts that may be somebody else's.
    """

    guidance: str
    designated: tuple[str, ...] = ()
    replaceable: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Capability:
    """A named thing that a tenant may rely on.

    Attributes:
        name: `service-resource-action`; the official names are kept.
        service: Canonical service type, such as `compute`.
        description: One sentence.
        since: Guideline that first required it, such as `2015.03`.
        until: Last guideline that asks for it; empty while no end is known.
        why: Why it is there, one sentence.
        admin: Whether it needs an administrator's rights.
        score: What it was measured at; None where nobody measured.
        checks: Ids of the checks that prove it together, the principal one first.
        tests: The official tests of the same behaviour.
    """

    name: str
    service: str
    description: str
    since: str = ""
    until: str = ""
    why: str = ""
    admin: bool = False
    score: Score | None = None
    checks: tuple[str, ...] = ()
    tests: tuple[OfficialTest, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Component:
    """A set of capabilities that belong together.

    Attributes:
        name: Such as `compute`.
        description: One sentence.
        statuses: Capability name to what is asked of it.
        behaviour: The same of what lies below the API, for the level of that name.
        designated: Projects of which it asks for upstream code.
    """

    name: str
    description: str
    statuses: dict[str, Status] = field(default_factory=dict)
    behaviour: dict[str, Status] = field(default_factory=dict)
    designated: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Program:
    """A mark that a cloud can earn, such as `platform`, or add to another, such as `dns`.

    Attributes:
        name: Short name, such as `platform`.
        title: Name for people.
        description: One sentence.
        components: Names of the components that it consists of.
        depth: How deep it looks at each capability.
        kind: Whether it stands alone.
        requires: Names of the components that an add-on needs beneath it.
        elsewhere: Those of its components that another document holds, by name, and which.
    """

    name: str
    title: str
    description: str
    components: tuple[str, ...]
    depth: Depth = Depth.FULL
    kind: Kind = Kind.PROGRAM
    requires: tuple[str, ...] = ()
    elsewhere: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Guideline:
    """A dated guideline.

    Attributes:
        id: Date, such as `2026.11`.
        status: `draft`, `advisory`, `approved` or `superseded`.
        releases: OpenStack releases that it covers.
        programs: By name, add-ons last.
        components: By name.
        capabilities: By name.
        scoring: The criteria that capabilities are measured by.
        sections: Designated sections, by project and by what is asked.
        flags: What counts against nobody.
        waivers: What need not be proven.
        replaces: Id of the guideline before it; empty for the first.
        expires: The last day on which a verdict by it stands, ISO 8601; empty while no end is known.
        imported: Whether it is an official document, which borrows checks and has none of its own.
        digest: SHA-256 of the document it was read from, in hex.
    """

    id: str
    status: str
    releases: tuple[str, ...]
    programs: dict[str, Program]
    components: dict[str, Component]
    capabilities: dict[str, Capability]
    scoring: Scoring = field(default_factory=Scoring)
    sections: dict[str, dict[str, Section]] = field(default_factory=dict)
    flags: tuple[Flag, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    replaces: str = ""
    expires: str = ""
    imported: bool = False
    digest: str = ""

    @property
    def edition(self) -> str:
        """The date in the id, such as `2020.06` of `dns.2020.06`; empty for a document without one."""
        return self.id[-7:] if EDITION.fullmatch(self.id[-7:]) else ""

    def mandates(self, program: str) -> dict[str, Status]:
        """What the program asks, capability by capability, in the order of the document.

        An add-on asks for what it needs beneath it, too. A program that looks at principal behaviours alone
        asks for what is required and nothing else. Where components disagree, the strictest is right.
        """
        asked = self.programs[program]
        return _as_deep(asked, self._strictest([one.statuses for one in self._components(asked)]))

    def behaviour(self, program: str) -> dict[str, Status]:
        """What the program asks of what lies below the API, for the level of that name, as of `mandates`."""
        asked = self.programs[program]
        return _as_deep(asked, self._strictest([one.behaviour for one in self._components(asked)]))

    def designated(self, program: str) -> tuple[str, ...]:
        """Projects of which the program asks for upstream's code, in the order of the document."""
        asking = (one.designated for one in self._components(self.programs[program]))
        return tuple(dict.fromkeys(project for projects in asking for project in projects))

    def _components(self, asked: Program) -> list[Component]:
        names = (*asked.requires, *asked.components)
        return [self.components[name] for name in names if name in self.components]

    def _strictest(self, asking: list[dict[str, Status]]) -> dict[str, Status]:
        statuses: dict[str, Status] = {}
        for capability, status in (pair for one in asking for pair in one.items()):
            asks = self._now(capability, status)
            statuses[capability] = min(asks, statuses.get(capability, asks), key=_STRICT.__getitem__)
        return statuses

    def proofs(self, program: str, capability: str) -> tuple[str, ...]:
        """Ids of the checks by which the program holds a capability proven: the principal one, or all."""
        checks = self.capabilities[capability].checks
        return checks[:1] if self.programs[program].depth is Depth.PRINCIPAL else checks

    def _now(self, capability: str, status: Status) -> Status:
        """The status within since and until: not required before, not asked for after."""
        one, edition = self.capabilities[capability], self.edition
        if edition and one.until and one.until < edition:
            return Status.REMOVED
        if edition and one.since > edition and status is Status.REQUIRED:
            return Status.ADVISORY
        return status


_STRICT = {status: place for place, status in enumerate(Status)}
"""How strict each status is; the lowest is the strictest."""


def _as_deep(asked: Program, statuses: dict[str, Status]) -> dict[str, Status]:
    """As much of it as a program looks at."""
    if asked.depth is Depth.PRINCIPAL:
        return {name: status for name, status in statuses.items() if status is Status.REQUIRED}
    return statuses
