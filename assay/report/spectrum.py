"""The interop spectrum as steps."""

from dataclasses import dataclass

from assay.model.verdict import Level, Verdict

MEANING = {
    Level.API: "software finds the same programming interface",
    Level.BEHAVIOUR: "and the same behaviour below it: addresses, guests, storage",
    Level.PORTABLE: "and workloads have been moved to another such cloud",
    Level.INTEGRATED: "and an application has grown across two such clouds",
}
_ORDER = tuple(Level)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step.

    Attributes:
        level: Which level.
        state: `reached`, `not reached` or `not measured here`.
        meaning: What reaching it means.
    """

    level: Level
    state: str
    meaning: str


def steps(verdict: Verdict) -> tuple[Step, ...]:
    """The steps of the spectrum, lowest first. One run measures the first two; drills measure the others."""
    return tuple(
        Step(level=level, state=_state(level, verdict), meaning=meaning) for level, meaning in MEANING.items()
    )


def _state(level: Level, verdict: Verdict) -> str:
    if _ORDER.index(level) <= _ORDER.index(verdict.level):
        return "reached"
    measured = level is Level.API or (level is Level.BEHAVIOUR and verdict.looked_into_guests)
    return "not reached" if measured else "not measured here"
