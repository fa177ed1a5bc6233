"""Waits: how often the cloud is asked, and what is learned of it."""

import pytest

from assay.cloud.wait import NeverReached, Pace, until
from assay.prove.virtual_time import VirtualTime


def _asked(
    pace: Pace, *, there_after: float, timeout: float, what: str = "it is there", soon: bool = False
) -> list[float]:
    """When the cloud was asked, in seconds since the wait began."""
    time = VirtualTime()
    asked: list[float] = []

    def probe() -> bool:
        asked.append(time.now())
        return time.now() >= there_after

    until(what, probe, bool, timeout=timeout, soon=soon, stop=time, pace=pace)
    return asked


def test_what_took_long_is_asked_for_late() -> None:
    """A wait that took twenty seconds before costs few questions the next times, and little time."""
    pace = Pace()
    first = _asked(pace, there_after=20, timeout=300)
    later = [_asked(pace, there_after=20, timeout=300) for _ in range(6)]
    assert sum(map(len, later)) <= 2 * len(later) < len(first) * len(later) / 2
    assert max(asked[-1] for asked in later) < 24


def test_what_was_there_when_looked_for_is_looked_for_earlier() -> None:
    """One slow moment of a cloud does not make all waits slow that follow."""
    pace = Pace()
    _asked(pace, there_after=20, timeout=300)
    for _ in range(14):
        asked = _asked(pace, there_after=1, timeout=300)
    assert asked[-1] < 2


def test_what_is_likely_there_is_asked_for_at_once() -> None:
    """A wait may say that it is to ask without waiting, whatever was learned."""
    pace = Pace()
    _asked(pace, there_after=20, timeout=300)
    assert _asked(pace, there_after=0, timeout=300, soon=True) == [0]


def test_who_has_little_time_asks_often_all_the_same() -> None:
    """What was learned of long waits does not make a short one ask only twice."""
    pace = Pace()
    _asked(pace, there_after=100, timeout=300)
    assert len(_asked(pace, there_after=5, timeout=10)) >= 3


def test_one_kind_of_wait_teaches_nothing_of_another() -> None:
    """Guests that notice late do not make anybody look late for what the API tells."""
    pace = Pace()
    _asked(pace, there_after=100, timeout=300, what="the guest has noticed")
    assert _asked(pace, there_after=0.2, timeout=10)[-1] < 1


def test_time_is_up() -> None:
    """What never comes is told with what was seen last."""
    with pytest.raises(NeverReached, match="it is there: still False after"):
        _asked(Pace(), there_after=1000, timeout=10)


def test_what_takes_a_while_anywhere_is_not_asked_for_at_once() -> None:
    """Before a cloud is known it is asked for a thing when such things usually come."""
    pace = Pace({"it is there": 2.0})
    assert _asked(pace, there_after=1, timeout=300) == [2.0]
    assert _asked(pace, there_after=1, timeout=300)[0] < 2.0
