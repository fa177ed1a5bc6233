"""By which criteria a capability earned its place."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One of the questions that a capability is measured by.

    Attributes:
        name: Name for people.
        description: The question in words.
        weight: Points that it gives.
    """

    name: str
    description: str
    weight: int


@dataclass(frozen=True, kw_only=True)
class Scoring:
    """The criteria of a guideline.

    Attributes:
        cutoff: Points that a required capability has to have; None where the document names none.
        criteria: By key.
    """

    cutoff: int | None = None
    criteria: dict[str, Criterion] = field(default_factory=dict)

    def total(self, met: tuple[str, ...]) -> int:
        """The points of who meets these criteria; a key that is no criterion gives none."""
        return sum(self.criteria[key].weight for key in dict.fromkeys(met) if key in self.criteria)


@dataclass(frozen=True, kw_only=True)
class Score:
    """What a capability was measured at.

    Attributes:
        met: Keys of the criteria that it meets.
        source: Who measured, and by what.
        exception: Why it is required below the cutoff; empty where it is not.
    """

    met: tuple[str, ...]
    source: str = ""
    exception: str = ""
