"""Waits for the cloud to do what it said it would, with polls that back off."""

import threading
from collections.abc import Callable
from typing import TypeVar

from assay.cloud.stop import Stop

T = TypeVar("T")

_FIRST_PAUSE = 0.2
_LONGEST_PAUSE = 3.0
_LONGEST_FIRST_PAUSE = 20.0
_FIRST_SHARE = 0.1
"""Of the time that there is: who has ten seconds does not let them pass before the second question."""
_EARLY = 0.7


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
    """How long this cloud took for what was waited for before, so that the next wait asks in good time.

    Every question costs the cloud something: to ask for a server, nova asks neutron. Thread safe.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._expected: dict[str, float] = {}

    def first_pause(self, what: str) -> float:
        """Seconds to let pass before the second question: most of what it took the last times."""
        with self._lock:
            expected = self._expected.get(what, 0.0)
        return min(max(_FIRST_PAUSE, _EARLY * expected), _LONGEST_FIRST_PAUSE)

    def learned(self) -> dict[str, float]:
        """What was waited for, and the seconds that it is now expected to take."""
        with self._lock:
            return dict(self._expected)

    def saw(self, what: str, seconds: float) -> None:
        """Remember that it was seen after so long this time.

        What was there when first looked for came at some time before: the next wait then looks earlier, so
        that one slow moment of the cloud does not slow all waits that follow.
        """
        with self._lock:
            before = self._expected.get(what, seconds)
            self._expected[what] = min(seconds, (before + seconds) / 2)


def until(
    what: str,
    probe: Callable[[], T],
    done: Callable[[T], bool],
    *,
    doomed: Callable[[T], bool] = lambda _: False,
    show: Callable[[T], str] = str,
    timeout: float = 300.0,
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
        stop: Keeps the time, and interrupts the waiting.
        pace: Knows how long it took before, and learns.

    Returns:
        The answer that was waited for.

    Raises:
        NeverReached: time is up, or the answer says that it never will be.
    """
    began = stop.now()
    pause = min(pace.first_pause(what), max(_FIRST_PAUSE, _FIRST_SHARE * timeout))
    while True:
        answer = probe()
        waited = stop.now() - began
        if done(answer):
            pace.saw(what, waited)
            return answer
        if doomed(answer) or waited > timeout:
            raise NeverReached(what, show(answer), waited)
        stop.sleep(pause)
        pause = min(max(_FIRST_PAUSE, waited / 4), _LONGEST_PAUSE)
