"""What changed from one run to another, and what did it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Cause(StrEnum):
    """What can make two runs differ."""

    CLOUD = "cloud"
    """The cloud is another one, or answered otherwise."""
    SUITE = "suite"
    """The check is another one."""
    GUIDELINE = "guideline"
    """Something else is asked."""
    RUN = "run"
    """One of the runs did not carry the check through: not selected, quota, a disturbed line, a fault."""


class Kind(StrEnum):
    """What can change."""

    IDENTITY = "identity"
    VERDICT = "verdict"
    CAPABILITY = "capability"
    OUTCOME = "outcome"
    FACT = "fact"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing that is not as it was.

    Attributes:
        kind: What it is.
        name: Of the program, capability, check or fact, or of the part of an identity.
        before: In the first run; None where there was none.
        after: In the second run; None where there is none.
        causes: What did it; several where it cannot be told which of them.
    """

    kind: Kind
    name: str
    before: Any
    after: Any
    causes: tuple[Cause, ...]
