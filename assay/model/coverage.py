"""What of an official list of tests our checks prove."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why an official test has no check of ours."""

    ADMINISTRATOR = "administrator"
    """It needs rights that an ordinary tenant does not have."""
    WRONG = "wrong"
    """It demands what the specification does not promise."""
    OBSOLETE = "obsolete"
    """What it tests has been removed from the API."""


@dataclass(frozen=True, kw_only=True)
class CoveredTest:
    """One official test and what stands for it.

    Attributes:
        id: Its idempotent id, `id-` and a UUID.
        test: Its name in the list.
        checks: Ids of the checks that prove the same behaviour.
        reason: Why there is none; None where there are checks.
        why: The reason in one sentence.
    """

    id: str
    test: str
    checks: tuple[str, ...] = ()
    reason: Reason | None = None
    why: str = ""

    @property
    def covered(self) -> bool:
        """Whether checks prove it."""
        return bool(self.checks)
