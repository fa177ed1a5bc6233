"""What a guideline lets pass, for whom, and until when."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a test or a capability is flagged; the codes of the official programme."""

    CRITERIA = "D400"
    """It does not meet the criteria."""
    TEST_BUG = "D401"
    """The test is wrong."""
    PRODUCT_BUG = "D402"
    """OpenStack itself is wrong, in every cloud."""
    UNREQUIRED = "D403"
    """It also tests something that is not required."""
    NOT_FOUND = "D404"
    """There is no such test, or it is named twice."""
    IMPLEMENTATION = "D405"
    """It tests a choice of implementation."""
    REMOVED = "D406"
    """The test was removed."""


@dataclass(frozen=True, kw_only=True)
class Flag:
    """A test, a check or a capability that counts against nobody for a time.

    Attributes:
        capability: Capability that it is about.
        check: Id of the check that is flagged; empty unless it is one.
        test: Name of the official test that is flagged; empty unless it is one.
        reason: Code of the reason; None where the document gives none.
        why: The reason in words.
        date: Since when, ISO 8601; empty where the document gives none.
        expires: The last day on which it counts, ISO 8601; empty for a flag without an end.
    """

    capability: str
    check: str = ""
    test: str = ""
    reason: Reason | None = None
    why: str = ""
    date: str = ""
    expires: str = ""

    @property
    def about(self) -> str:
        """What is flagged."""
        return self.check or self.test or self.capability

    def counts(self, on: str) -> bool:
        """Whether it counts on a day, ISO 8601."""
        return self.date <= on and (not self.expires or on <= self.expires)


@dataclass(frozen=True, kw_only=True)
class Waiver:
    """A capability that need not be proven for a time, by one cloud or by all.

    Attributes:
        id: Short name, which a verdict that used it tells.
        capability: What is waived.
        cloud: Fingerprint of the only cloud that it is for; empty for every cloud.
        why: The reason in words.
        date: Since when, ISO 8601.
        expires: The last day on which it counts, ISO 8601.
    """

    id: str
    capability: str
    why: str
    date: str
    expires: str
    cloud: str = ""

    def counts(self, on: str, cloud: str) -> bool:
        """Whether it counts on a day, ISO 8601, for the cloud of this fingerprint."""
        return self.date <= on <= self.expires and self.cloud in ("", cloud)
