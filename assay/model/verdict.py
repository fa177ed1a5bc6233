"""Guideline times evidence."""

from dataclasses import dataclass, field
from enum import StrEnum

from assay.model.flag import Flag, Waiver
from assay.model.guideline import Status
from assay.model.outcome import Outcome
from assay.model.provenance import Provenance, worst


class Conformance(StrEnum):
    """The three things that a judge can say."""

    CONFORMANT = "conformant"
    NONCONFORMANT = "nonconformant"
    INCOMPLETE = "incomplete"


class Level(StrEnum):
    """How far up the interop spectrum the evidence reaches."""

    NONE = "none"
    API = "api"
    BEHAVIOUR = "behaviour"
    PORTABLE = "portable"
    INTEGRATED = "integrated"


@dataclass(frozen=True, kw_only=True)
class CapabilityVerdict:
    """What the evidence says about one capability.

    Attributes:
        capability: Its name.
        status: What the guideline asks of it.
        outcome: The worst outcome among the checks that prove it and are not flagged; among all, if all are.
        checks: Check id to outcome.
        tests: Official test to outcome, of those that count.
        disagreement: Where checks and official tests say the opposite, one sentence; mostly empty.
        reason: Why it is not a pass, one sentence; empty for a pass.
        flags: Flags that took something from the scales.
        waiver: The waiver that was needed; None where none was.
        excused: Whether flags or a waiver leave nothing of it that could count against the cloud.
    """

    capability: str
    status: Status
    outcome: Outcome
    checks: dict[str, Outcome]
    reason: str = ""
    tests: dict[str, Outcome] = field(default_factory=dict)
    disagreement: str = ""
    flags: tuple[Flag, ...] = ()
    waiver: Waiver | None = None
    excused: bool = False

    @property
    def weighs(self) -> bool:
        """Whether the verdict depends on it."""
        return self.status is Status.REQUIRED and not self.excused


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a guideline says of a cloud, by the evidence of one run.

    Attributes:
        program: Short name of the program.
        guideline: Id of the guideline.
        conformance: The verdict.
        level: Level on the interop spectrum.
        reasons: Why it is not conformant, one sentence each; empty when it is.
        capabilities: Every capability that the program names, in the guideline's order.
        behaviour: The same of what lies below the API; the level of that name depends on it alone.
        flags: Flags that the verdict rests on.
        waivers: Waivers that the verdict rests on.
        missing: What is missing for the next level, one sentence each.
        on: The day for which it was judged, ISO 8601.
        until: The last day on which it stands, ISO 8601; empty while no end is known.
        code: Each project of which the program asks for upstream's code, and what was found of it.
    """

    program: str
    guideline: str
    conformance: Conformance
    level: Level
    reasons: tuple[str, ...]
    capabilities: tuple[CapabilityVerdict, ...]
    behaviour: tuple[CapabilityVerdict, ...] = ()
    flags: tuple[Flag, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    missing: tuple[str, ...] = ()
    on: str = ""
    until: str = ""
    code: dict[str, Provenance] = field(default_factory=dict)

    @property
    def runs_the_code(self) -> Provenance:
        """The axis beside conformance: the worst that was found of the code that the program asks for."""
        return worst(self.code.values())

    @property
    def looked_into_guests(self) -> bool:
        """Whether the evidence says anything of what lies below the API."""
        return any(one.outcome is not Outcome.UNRUN for one in self.behaviour)

    def count(self, outcome: Outcome) -> int:
        """How many required capabilities that are not excused have this outcome."""
        return sum(capability.outcome is outcome for capability in self.capabilities if capability.weighs)

    @property
    def required(self) -> int:
        """How many capabilities the program requires and nothing excuses."""
        return sum(capability.weighs for capability in self.capabilities)

    @property
    def by_official_tests_alone(self) -> int:
        """How many required capabilities no check of ours has a say in."""
        return sum(bool(one.tests) and not one.checks for one in self.capabilities if one.weighs)

    @property
    def excused(self) -> int:
        """How many required capabilities a flag or a waiver excuses."""
        return sum(one.excused for one in self.capabilities if one.status is Status.REQUIRED)
