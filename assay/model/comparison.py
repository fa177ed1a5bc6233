"""What differs between clouds, and what that means for someone who moves from one to another."""

from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase

from assay.model.fact import Scalar
from assay.model.outcome import Outcome

Value = Scalar | tuple[Scalar, ...]


class Effect(StrEnum):
    """What a difference does to what is moved, the gravest first."""

    BREAKS = "breaks"
    ADAPT = "adapt"
    NOTICE = "notice"


@dataclass(frozen=True, kw_only=True)
class Case:
    """When a difference of a fact means something, and what.

    Attributes:
        effect: What it does.
        means: One sentence, with `{here}`, `{there}` (the clouds), `{old}`, `{new}` (their values) and
            `{items}` (what a list lost or gained).
        change: `differs`, `less`, `more`, `lacks`, `gains`, `gone` or `new`.
        old: Only if this is the value here; None for any.
        new: Only if this is the value there; None for any.
        cause: What it comes of; differences of one cause are counted once in a move. Empty for itself.
    """

    effect: Effect
    means: str
    change: str = "differs"
    old: str | None = None
    new: str | None = None
    cause: str = ""


@dataclass(frozen=True, kw_only=True)
class LostCapabilities:
    """What it means that capabilities of one kind, proven here, are not to be had there.

    Attributes:
        match: Shell pattern of their names.
        effect: What it does.
        means: One sentence, with `{here}` and `{there}`.
        new: Only of those that are so there, `wrong` or `not offered`; None for both.
        cause: As of a case.
    """

    match: str
    effect: Effect
    means: str
    new: str | None = None
    cause: str = ""


@dataclass(frozen=True, kw_only=True)
class Meanings:
    """What differences mean.

    Attributes:
        weights: How far apart one difference of each effect puts two clouds.
        facts: Pattern of the fact's name to its cases, of which the first that holds counts.
        services: Service type to what it means that it is not there.
        capabilities: The first that matches counts.
    """

    weights: dict[Effect, int]
    facts: dict[str, tuple[Case, ...]]
    services: dict[str, str]
    capabilities: tuple[LostCapabilities, ...]

    def cases(self, fact: str) -> tuple[Case, ...] | None:
        """What a difference of a fact means: nothing at all if there are none; None if nobody has said."""
        return next((cases for match, cases in self.facts.items() if fnmatchcase(fact, match)), None)


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One thing for which what runs here may not run there.

    Attributes:
        effect: What it does.
        subject: What differs: a service, a fact, or one or more capabilities.
        old: How it is here.
        new: How it is there.
        means: What that means for someone who moves, one sentence.
        names: The capabilities that it takes away; empty for a fact.
        cause: What it comes of, the same for all that comes of it; empty if of nothing but itself.
        because: Subject of the gravest difference of the same cause, which counts for this one, too;
            empty for one that counts.
    """

    effect: Effect
    subject: str
    old: str
    new: str
    means: str
    names: tuple[str, ...] = ()
    cause: str = ""
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class Move:
    """From one cloud to another.

    Attributes:
        here: The cloud that is left.
        there: The cloud that is moved to.
        differences: The gravest first.
        unknown: Capabilities proven here of which nothing is known there.
        distance: The weights of all that count, added up; 0 means that nothing known stands in the way.
    """

    here: str
    there: str
    differences: tuple[Difference, ...]
    unknown: tuple[str, ...]
    distance: int

    @property
    def causes(self) -> tuple[tuple[Difference, tuple[Difference, ...]], ...]:
        """Each difference that counts, with those that come of the same cause."""
        return tuple(
            (one, tuple(other for other in self.differences if other.because == one.subject))
            for one in self.differences
            if not one.because
        )

    def count(self, effect: Effect) -> int:
        """How many differences that count have this effect."""
        return sum(one.effect is effect and not one.because for one in self.differences)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One thing known of all clouds, side by side.

    Attributes:
        name: A fact or a capability.
        values: In the order of the clouds; None where nothing is known.
        counts: Whether it means anything, or could mean anything, that the clouds do not agree.
    """

    name: str
    values: tuple[Value | Outcome, ...]
    counts: bool = True

    @property
    def same(self) -> bool:
        """Whether all clouds agree."""
        return all(value == self.values[0] for value in self.values)


@dataclass(frozen=True, kw_only=True)
class Source:
    """What is known of one cloud, and since when.

    Attributes:
        cloud: Its name.
        auth_url: Where tokens come from.
        run: Id of the run that saw it.
        started: When the run began, ISO 8601 in UTC.
        checks: How many checks the run carried out.
    """

    cloud: str
    auth_url: str
    run: str
    started: str
    checks: int


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two clouds or more, side by side.

    Attributes:
        sources: What is known of each cloud, in the order of the clouds.
        capabilities: Every capability of which any evidence speaks.
        facts: Every fact that any evidence holds.
        moves: From each to each other.
    """

    sources: tuple[Source, ...]
    capabilities: tuple[Row, ...]
    facts: tuple[Row, ...]
    moves: tuple[Move, ...]

    @property
    def clouds(self) -> tuple[str, ...]:
        """Their names, each once."""
        return tuple(one.cloud for one in self.sources)
