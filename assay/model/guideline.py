"""A dated document that says which capabilities a program requires."""

from dataclasses import dataclass, field
from enum import StrEnum


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


@dataclass(frozen=True, kw_only=True)
class Capability:
    """A named thing that a tenant may rely on.

    Attributes:
        name: `service-resource-action`; the official names are kept.
        service: Canonical service type, such as `compute`.
        description: One sentence.
        since: Guideline that first named it, such as `2015.03`.
        checks: Ids of the checks that prove it together, the principal one first.
    """

    name: str
    service: str
    description: str
    since: str = ""
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Component:
    """A set of capabilities that belong together.

    Attributes:
        name: Such as `compute`.
        description: One sentence.
        statuses: Capability name to what is asked of it.
    """

    name: str
    description: str
    statuses: dict[str, Status] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Program:
    """A mark that a cloud can earn, such as `platform`.

    Attributes:
        name: Short name, such as `platform`.
        title: Name for people.
        description: One sentence.
        components: Names of the components that it consists of.
        depth: How deep it looks at each capability.
    """

    name: str
    title: str
    description: str
    components: tuple[str, ...]
    depth: Depth = Depth.FULL


@dataclass(frozen=True, kw_only=True)
class Guideline:
    """A dated guideline.

    Attributes:
        id: Date, such as `2026.11`.
        status: `draft`, `advisory`, `approved` or `superseded`.
        releases: OpenStack releases that it covers.
        programs: By name.
        components: By name.
        capabilities: By name.
        digest: SHA-256 of the document it was read from, in hex.
    """

    id: str
    status: str
    releases: tuple[str, ...]
    programs: dict[str, Program]
    components: dict[str, Component]
    capabilities: dict[str, Capability]
    digest: str = ""

    def mandates(self, program: str) -> dict[str, Status]:
        """What the program asks, capability by capability, in the order of the document.

        A program that looks at principal behaviours alone asks for what is required and nothing else.
        """
        asked = self.programs[program]
        statuses: dict[str, Status] = {}
        for name in asked.components:
            statuses.update(self.components[name].statuses)
        if asked.depth is Depth.PRINCIPAL:
            return {name: status for name, status in statuses.items() if status is Status.REQUIRED}
        return statuses

    def proofs(self, program: str, capability: str) -> tuple[str, ...]:
        """Ids of the checks by which the program holds a capability proven: the principal one, or all."""
        checks = self.capabilities[capability].checks
        return checks[:1] if self.programs[program].depth is Depth.PRINCIPAL else checks
