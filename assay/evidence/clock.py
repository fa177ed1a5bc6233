"""Whether the times that a bundle tells can all be true."""

from collections.abc import Iterable, Iterator, Sequence
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
    spans = [(one.check, one.started, one.seconds) for one in evidence.results.values()]
    spans += [(one.name, one.started, one.seconds) for one in activities]
    wrong = ordered(order, read=read)
    return (*wrong, *within("run", evidence.started, evidence.finished, spans))


def ordered(told: Sequence[tuple[str, str]], *, read: str = "") -> tuple[str, ...]:
    """Every contradiction among times that must follow each other, one sentence each.

    Args:
        told: What happened, in words, and when, ISO 8601.
        read: When it is read, by the clock of this machine; empty when that does not matter.
    """
    times = [(what, parsed(when)) for what, when in told]
    wrong = [f"It cannot be told when {what}." for what, time in times if time is None]
    if wrong:
        return tuple(wrong)
    return tuple(_order([(what, time) for what, time in times if time is not None], parsed(read)))


def within(
    whole: str, started: str, finished: str, spans: Iterable[tuple[str, float, float]]
) -> Iterator[str]:
    """What was done lies between a beginning and an end.

    Args:
        whole: What began and ended, in a word.
        started: ISO 8601.
        finished: ISO 8601.
        spans: What was done, how many seconds after the beginning, and for how many.
    """
    began, ended = parsed(started), parsed(finished)
    if began is None or ended is None:
        return
    lasted = (ended - began).total_seconds()
    for name, after, seconds in spans:
        if after < 0 or seconds < 0:
            yield f"{name} began or lasted less than no time."
        elif after + seconds > lasted + _ROUNDING:
            end = f"{name} ended {after + seconds:.0f} s after the {whole} began"
            yield f"{end}, which lasted {lasted:.0f} s."


def _order(times: list[tuple[str, datetime]], read: datetime | None) -> Iterator[str]:
    for (earlier, first), (later, second) in pairwise(times):
        if second < first:
            yield f"The clock runs backwards: {later} at {second.isoformat()}, before {earlier}."
    last, end = times[-1]
    if read and end > read + _SKEW:
        yield f"The clock runs ahead: {last} at {end.isoformat()}, which is yet to come."


def parsed(told: str) -> datetime | None:
    """A time as bundles tell it; None if it is none, or does not say of which zone."""
    try:
        time = datetime.fromisoformat(told)
    except ValueError:
        return None
    return time if time.tzinfo else None
