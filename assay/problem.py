"""The one exception that reaches people: what happened, to what, why, and what to do about it."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What `assay` tells the shell."""

    OK = 0
    NONCONFORMANT = 1
    USAGE = 2
    INCOMPLETE = 3


class Problem(Exception):
    """Something that a person has to know about, told in a sentence and with advice.

    Args:
        what: What happened and to what, one sentence.
        why: The likely reason, one sentence; empty when the first sentence says it all.
        advice: What to do next, one sentence.
        exit_code: What the command line exits with.
    """

    def __init__(self, what: str, *, why: str = "", advice: str = "", exit_code: ExitCode = ExitCode.USAGE):
        super().__init__(what)
        self.what = what
        self.why = why
        self.advice = advice
        self.exit_code = exit_code

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.why, self.advice) if part)
