"""What can come of a check, from best to worst."""

from collections.abc import Iterable
from enum import StrEnum


class Outcome(StrEnum):
    """What came of a check. Only `PASS` is a pass; joining outcomes can only make them worse."""

    PASS = "pass"
    ABSENT = "absent"
    UNRUN = "unrun"
    BLOCKED = "blocked"
    ERROR = "error"
    FAIL = "fail"

    @property
    def meaning(self) -> str:
        """The outcome in words for people."""
        return _MEANING[self]


_MEANING = {
    Outcome.PASS: "every claim held",
    Outcome.ABSENT: "the cloud does not offer this to an ordinary tenant",
    Outcome.UNRUN: "the check was not run",
    Outcome.BLOCKED: "the check could not be carried out: quota, a missing precondition, a disturbed line",
    Outcome.ERROR: "the check itself went wrong, which is Assay's fault",
    Outcome.FAIL: "a claim did not hold",
}

_SEVERITY = {outcome: severity for severity, outcome in enumerate(Outcome)}


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The worst of several outcomes; of none at all, `UNRUN`, since nothing was proven."""
    return max(outcomes, key=_SEVERITY.__getitem__, default=Outcome.UNRUN)
