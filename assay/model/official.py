"""What the official tests said of a cloud: the second witness."""

from dataclasses import dataclass

from assay.model.outcome import Outcome


@dataclass(frozen=True, kw_only=True)
class OfficialResult:
    """What came of one official test.

    Attributes:
        test: Its full name, without its tags.
        id: Its idempotent id, such as `id-0146f675-…`, which other tests may share; empty if none was told.
        outcome: `pass`, `fail`, `blocked` for a test that skipped itself, since that does not say whether the
            cloud lacks something, and `error` for one that did not come to an end.
        reason: Why it skipped itself; empty otherwise, since what a test prints may hold secrets.
    """

    test: str
    id: str
    outcome: Outcome
    reason: str = ""
