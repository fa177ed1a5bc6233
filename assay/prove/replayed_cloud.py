"""The cloud as a check sees it in a replay."""

from collections import defaultdict
from pathlib import Path

from assay.cloud import scope
from assay.cloud.connect import Line
from assay.cloud.wait import Pace
from assay.kit.cloud import Cloud
from assay.prove.recording import Recording


class _Unhurried(Pace):
    """Learns nothing, so that what comes of one check does not depend on which were replayed before."""

    def saw(self, what: str, seconds: float, *, at_once: bool) -> None:
        """It is forgotten."""


class ReplayedCloud(Cloud):
    """Gives what is made the names that it had, since what was answered and said is full of them.

    Args:
        line: A replaying line.
        recording: What is replayed.
        image: An empty file, which stands for the guest's image: nobody stores what is uploaded here.
    """

    def __init__(self, line: Line, recording: Recording, image: Path):
        super().__init__(line, recording.evidence.run, recording.choices, None)
        self._recording = recording
        self._image = image
        self._pace = _Unhurried()
        self._given: dict[tuple[str, str], int] = defaultdict(int)

    def name(self, word: str = "thing") -> str:
        """The name that was given in this place; one of its own where none was sent."""
        here = (scope.current(), word)
        names = self._recording.names(*here)
        self._given[here] += 1
        number = self._given[here] - 1
        return names[number] if number < len(names) else f"assay-{self.run}-{word}-unsent-{number}"

    def guest_image(self) -> Path:
        """The empty file."""
        return self._image
