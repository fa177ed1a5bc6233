"""Guideline times evidence."""

from dataclasses import dataclass
from enum import StrEnum

from assay.model.guideline import Status
from assay.model.outcome import Outcome


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
        outcome: The worst outcome among the checks that prove it.
        checks: Check id to outcome.
        reason: Why it is not a pass, one sentence; empty for a pass.
    """

    capability: str
    status: Status
    outcome: Outcome
    checks: dict[str, Outcome]
    reason: str = ""


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
    """

    program: str
    guideline: str
    conformance: Conformance
    level: Level
    reasons: tuple[str, ...]
    capabilities: tuple[CapabilityVerdict, ...]

    def count(self, outcome: Outcome) -> int:
        """How many required capabilities have this outcome."""
        return sum(
            capability.outcome is outcome
            for capability in self.capabilities
            if capability.status is Status.REQUIRED
        )

    @property
    def required(self) -> int:
        """How many capabilities the program requires."""
        return sum(capability.status is Status.REQUIRED for capability in self.capabilities)
