"""The course of a run as one bar for each check."""

from dataclasses import dataclass

from assay.model.evidence import Evidence
from assay.model.outcome import Outcome
from assay.report.text import anchor, duration

_TOP = 28
_DENSE = 60
_NARROWEST = 0.4


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One check.

    Attributes:
        check: Its id.
        target: Where the page tells more of it.
        outcome: What came of it.
        left: Where it begins, in percent of the run.
        width: How long it took, in percent of the run.
        top: Pixels from the top.
        label: Id, outcome and seconds, in words.
    """

    check: str
    target: str
    outcome: Outcome
    left: float
    width: float
    top: int
    label: str


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """All of them, in the order in which they began.

    Attributes:
        bars: One for each check that was carried out.
        height: Pixels.
        thickness: Of a bar, in pixels.
        ticks: Percent of the run, and the time as a label.
        caption: What the figure shows, in words.
    """

    bars: tuple[Bar, ...]
    height: int
    thickness: int
    ticks: tuple[tuple[float, str], ...]
    caption: str


def timeline(evidence: Evidence) -> Timeline | None:
    """Lay out the course of a run; None if no check was carried out."""
    results = sorted(evidence.results.values(), key=lambda one: (one.started, one.check))
    if not results:
        return None
    whole = max(one.started + one.seconds for one in results) or 1.0
    pitch = 8 if len(results) <= _DENSE else 6
    bars = []
    for row, one in enumerate(results):
        width = max(100 * one.seconds / whole, _NARROWEST)
        bars.append(
            Bar(
                check=one.check,
                target=anchor("failure" if one.outcome is Outcome.FAIL else "check", one.check),
                outcome=one.outcome,
                left=round(min(100 * one.started / whole, 100 - width), 3),
                width=round(width, 3),
                top=_TOP + row * pitch,
                label=f"{one.check}, {one.outcome.value}, {duration(one.seconds)}",
            )
        )
    longest = max(results, key=lambda one: one.seconds)
    work = sum(one.seconds for one in results)
    checks = "1 check" if len(results) == 1 else f"{len(results)} checks"
    return Timeline(
        bars=tuple(bars),
        height=_TOP + len(results) * pitch + 4,
        thickness=pitch - 2,
        ticks=tuple((100 * share, duration(whole * share)) for share in (0.25, 0.5, 0.75)),
        caption=(
            f"{checks} in {duration(whole)}, {duration(work)} of work. "
            f"The longest was {longest.check} with {duration(longest.seconds)}."
        ),
    )
