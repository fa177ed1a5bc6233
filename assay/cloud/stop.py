"""Lets a person interrupt what is going on, at the next call or the next wait."""

import threading
import time


class Interrupted(Exception):
    """The person asked to stop."""


class Stop:
    """A flag that every wait looks at."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def ask(self) -> None:
        """Ask everything to stop at its next call or wait."""
        self._event.set()

    @property
    def asked(self) -> bool:
        """Whether somebody asked."""
        return self._event.is_set()

    def now(self) -> float:
        """What the clock shows that `sleep` waits by, in seconds since some time."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Sleep, unless or until somebody asks to stop.

        Raises:
            Interrupted: somebody asked.
        """
        if self._event.wait(seconds):
            raise Interrupted
