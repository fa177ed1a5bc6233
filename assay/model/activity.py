"""What a run did when, and what it had waited for."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Activity:
    """A check, the making of a shared resource, or the cleaning at the end.

    Attributes:
        name: Id of the check, `resource:<name>` or `cleanup`.
        started: Seconds since the run began.
        seconds: How long it took.
        after: The activity whose end let this one begin; empty if it began with the run.
    """

    name: str
    started: float
    seconds: float
    after: str = ""

    @property
    def ended(self) -> float:
        """Seconds from the beginning of the run to its end."""
        return self.started + self.seconds
