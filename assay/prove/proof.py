"""What came of planting deviations."""

from dataclasses import dataclass

from assay.lab.deviations.deviation import Deviation
from assay.model.outcome import Outcome


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What one deviation did.

    Attributes:
        deviation: The deviation.
        outcome: What came of the check that it breaks.
        moved: Other checks that it could reach and that did not pass as they do on the right cloud, and why.
        fired: How many requests it touched.
        refuted: The claims of the check that it breaks which did not hold.
    """

    deviation: Deviation
    outcome: Outcome
    moved: dict[str, str]
    fired: int
    refuted: frozenset[str] = frozenset()

    @property
    def holds(self) -> bool:
        """Whether exactly the check that it breaks went red."""
        return self.outcome is Outcome.FAIL and not self.moved and self.fired > 0


@dataclass(frozen=True, kw_only=True)
class Proven:
    """What all deviations together did.

    Attributes:
        proofs: One for each deviation that breaks a check which the cloud passes.
        claims: How many claims those checks make of which all deviations were planted.
        undetected: By check id, its claims that held under each of its deviations.
    """

    proofs: list[Proof]
    claims: int
    undetected: dict[str, list[str]]

    @property
    def holds(self) -> bool:
        """Whether every deviation and every claim was detected, and nothing else was moved."""
        return bool(self.proofs) and not self.undetected and all(proof.holds for proof in self.proofs)
