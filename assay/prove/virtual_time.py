"""Time in a replay: it passes when somebody waits, and nobody has to."""

from assay.cloud.stop import Stop


class VirtualTime(Stop):
    """A clock that jumps over every wait."""

    def __init__(self) -> None:
        super().__init__()
        self._now = 0.0

    def now(self) -> float:
        """The virtual time, in seconds."""
        return self._now

    def sleep(self, seconds: float) -> None:
        """Let so much time have passed."""
        self._now += seconds
