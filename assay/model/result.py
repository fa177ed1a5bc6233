"""What one check left behind."""

from dataclasses import dataclass

from assay.model.claim import Claim
from assay.model.outcome import Outcome


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One carrying out of a check that was repeated because the line to the cloud was disturbed.

    Attributes:
        outcome: What it would have been, had it counted.
        reason: Why, in words.
        disturbances: What disturbed it, such as `503 from compute`.
    """

    outcome: Outcome
    reason: str
    disturbances: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """The outcome of one check and all that explains it.

    Attributes:
        check: Id of the check.
        proves: Capability that the check proves.
        outcome: What came of it.
        reason: One sentence; empty for a pass.
        claims: The statements made, in order.
        started: Seconds since the run began.
        seconds: How long it took.
        discarded: Earlier attempts that a disturbance spoiled.
        disturbances: What disturbed the attempt that counted and was overcome.
    """

    check: str
    proves: str
    outcome: Outcome
    reason: str = ""
    claims: tuple[Claim, ...] = ()
    started: float = 0.0
    seconds: float = 0.0
    discarded: tuple[Attempt, ...] = ()
    disturbances: tuple[str, ...] = ()
