"""Whether the times that a bundle tells can all be true."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from assay.model.activity import Activity
from assay.model.evidence import Evidence

_ROUNDING = 2.0
"""Seconds; times of day are told in whole ones."""
_SKEW = timedelta(minutes=5)
"""How far the clocks of two right machines may lie apart."""


def now() -> str:
    """The time of day as bundles tell it: ISO 8601 in UTC, in whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def faults(
    evidence: Evidence, activities: list[Activity], *, signed: str = "", read: str = ""
) -> tuple[str, ...]:
    """Every contradiction in time, one sentence each; empty when there is none.

    Args:
        evidence: What a bundle holds.
        activities: What its run did when.
        signed: When it was signed; empty when it was not.
        read: When it is read, by the clock of this machine; empty when that does not matter.
    """
    order = [("the run began", evidence.started)]
    if evidence.nonce:
        order = [
            ("the nonce was given", evidence.nonce.given),
            ("the nonce was used", evidence.nonce.used),
            *order,
        ]
    if evidence.finished:
        order.append(("the run ended", evidence.finished))
    if signed:
        order.append(("the bundle was signed", signed))
    times = [(what, _time(told)) for what, told in order]
    wrong = [f"It cannot be told when {what}." for what, time in times if time is None]
    if wrong:
        return tuple(wrong)
    known = [(what, time) for what, time in times if time is not None]
    return (*_order(known, _time(read)), *_within(evidence, activities))


def _order(times: list[tuple[str, datetime]], read: datetime | None) -> Iterator[str]:
    for (earlier, first), (later, second) in pairwise(times):
        if second < first:
            yield f"The clock runs backwards: {later} at {second.isoformat()}, before {earlier}."
    last, end = times[-1]
    if read and end > read + _SKEW:
        yield f"The clock runs ahead: {last} at {end.isoformat()}, which is yet to come."


def _within(evidence: Evidence, activities: list[Activity]) -> Iterator[str]:
    """What was done lies between the beginning and the end of the run."""
    began, ended = _time(evidence.started), _time(evidence.finished)
    if began is None or ended is None:
        return
    lasted = (ended - began).total_seconds()
    spans = [(one.check, one.started, one.seconds) for one in evidence.results.values()]
    spans += [(one.name, one.started, one.seconds) for one in activities]
    for name, started, seconds in spans:
        if started < 0 or seconds < 0:
            yield f"{name} began or lasted less than no time."
        elif started + seconds > lasted + _ROUNDING:
            yield f"{name} ended {started + seconds:.0f} s after the run began, which lasted {lasted:.0f} s."


def _time(told: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(told)
    except ValueError:
        return None
    return time if time.tzinfo else None
