"""Waits for the cloud to do what it said it would, with polls that back off."""

import threading
from collections.abc import Callable, Mapping
from typing import TypeVar

from assay.cloud.stop import Stop

T = TypeVar("T")

_FIRST_PAUSE = 0.2
_LONGEST_PAUSE = 3.0
_LONGEST_FIRST_PAUSE = 20.0
_FIRST_SHARE = 0.1
"""Of the time that there is: who has ten seconds does not let them pass before the second question."""
_EARLIER = 0.8
"""Of what it took the last time, if it was there when first looked for: it may have been there before."""


class NeverReached(Exception):
    """What was waited for did not come.

    Args:
        what: What was waited for.
        observed: What was seen last.
        seconds: How long it was waited for.
    """

    def __init__(self, what: str, observed: str, seconds: float):
        super().__init__(f"{what}: still {observed} after {seconds:.0f} s")
        self.what = what
        self.observed = observed
        self.seconds = seconds


class Pace:
    """How long this cloud took for what was waited for before, so that the next wait asks when it is there.

    Every question costs the cloud something: to ask for a server, nova asks neutron. Thread safe.

    Args:
        usual: What is waited for, and the seconds that it takes on any cloud, until this one is known.
    """

    def __init__(self, usual: Mapping[str, float] | None = None):
        self._lock = threading.Lock()
        self._usual = dict(usual or {})
        self._expected: dict[str, float] = {}

    def first_pause(self, what: str) -> float:
        """Seconds to let pass before the first question: what it took the last times, or none."""
        with self._lock:
            expected = self._expected.get(what, self._usual.get(what, 0.0))
        return min(expected, _LONGEST_FIRST_PAUSE) if expected >= _FIRST_PAUSE else 0.0

    def learned(self) -> dict[str, float]:
        """What was waited for, and the seconds that it is now expected to take."""
        with self._lock:
            return dict(self._expected)

    def saw(self, what: str, seconds: float, *, at_once: bool) -> None:
        """Remember that it was seen after so long this time.

        Args:
            what: What was waited for, in words.
            seconds: Since the wait began.
            at_once: It was there when first looked for, so it came at some time before: the next wait then
                looks earlier, so that one slow moment of the cloud does not slow all waits that follow.
        """
        with self._lock:
            before = self._expected.get(what, seconds)
            self._expected[what] = _EARLIER * seconds if at_once else min(seconds, (before + seconds) / 2)


def until(
    what: str,
    probe: Callable[[], T],
    done: Callable[[T], bool],
    *,
    doomed: Callable[[T], bool] = lambda _: False,
    show: Callable[[T], str] = str,
    timeout: float = 300.0,
    soon: bool = False,
    stop: Stop,
    pace: Pace,
) -> T:
    """Ask again and again until `done`.

    Args:
        what: What is waited for, in words.
        probe: Asks the cloud.
        done: Whether the answer is the one waited for.
        doomed: Whether the answer says that waiting is in vain.
        show: The answer in words.
        timeout: Seconds.
        soon: Ask at once, whatever it took before: it is likely there, or how it is meanwhile matters.
        stop: Keeps the time, and interrupts the waiting.
        pace: Knows how long it took before, and learns.

    Returns:
        The answer that was waited for.

    Raises:
        NeverReached: time is up, or the answer says that it never will be.
    """
    began = stop.now()
    pause = 0.0 if soon else min(pace.first_pause(what), max(_FIRST_PAUSE, _FIRST_SHARE * timeout))
    asked = 0
    while True:
        if pause:
            stop.sleep(pause)
        answer = probe()
        asked += 1
        waited = stop.now() - began
        if done(answer):
            pace.saw(what, waited, at_once=asked == 1)
            return answer
        if doomed(answer) or waited > timeout:
            raise NeverReached(what, show(answer), waited)
        pause = min(max(_FIRST_PAUSE, waited / 4), _LONGEST_PAUSE)
