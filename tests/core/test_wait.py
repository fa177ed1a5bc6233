"""Waits: how often the cloud is asked, and what is learned of it."""

import pytest

from assay.cloud.wait import NeverReached, Pace, until
from assay.prove.virtual_time import VirtualTime


def _asked(pace: Pace, *, there_after: float, timeout: float, what: str = "it is there") -> list[float]:
    """When the cloud was asked, in seconds since the wait began."""
    time = VirtualTime()
    asked: list[float] = []

    def probe() -> bool:
        asked.append(time.now())
        return time.now() >= there_after

    until(what, probe, bool, timeout=timeout, stop=time, pace=pace)
    return asked


def test_what_took_long_is_asked_for_late() -> None:
    """A wait that took a minute before costs few questions the next time."""
    pace = Pace()
    first = _asked(pace, there_after=20, timeout=300)
    second = _asked(pace, there_after=20, timeout=300)
    assert len(second) < len(first) / 2


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
