"""One statement inside a check."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What a check says about the cloud, and whether it held.

    Attributes:
        what: The statement, in words.
        expected: What had to be observed, in words or as a literal.
        observed: What was observed.
        held: Whether the statement is true of this cloud.
        exchange: Id of the last exchange before the claim was made, its evidence; None when there was none.
    """

    what: str
    expected: str
    observed: str
    held: bool
    exchange: str | None = None
