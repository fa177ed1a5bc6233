"""Waits for the cloud to do what it said it would, with polls that back off."""

import time
from collections.abc import Callable
from typing import TypeVar

from assay.cloud.stop import Stop

T = TypeVar("T")

_FIRST_PAUSE = 0.2
_LONGEST_PAUSE = 3.0
_BACKOFF = 1.4


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


def until(
    what: str,
    probe: Callable[[], T],
    done: Callable[[T], bool],
    *,
    doomed: Callable[[T], bool] = lambda _: False,
    show: Callable[[T], str] = str,
    timeout: float = 300.0,
    stop: Stop,
) -> T:
    """Ask again and again until `done`.

    Args:
        what: What is waited for, in words.
        probe: Asks the cloud.
        done: Whether the answer is the one waited for.
        doomed: Whether the answer says that waiting is in vain.
        show: The answer in words.
        timeout: Seconds.
        stop: Interrupts the waiting.

    Returns:
        The answer that was waited for.

    Raises:
        NeverReached: time is up, or the answer says that it never will be.
    """
    began = time.monotonic()
    pause = _FIRST_PAUSE
    while True:
        answer = probe()
        waited = time.monotonic() - began
        if done(answer):
            return answer
        if doomed(answer) or waited > timeout:
            raise NeverReached(what, show(answer), waited)
        stop.sleep(pause)
        pause = min(pause * _BACKOFF, _LONGEST_PAUSE)
