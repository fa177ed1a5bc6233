"""Of every topic the lines that a guest said last, at once, and to their end."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from .lines import Line

PARTS = {
    "disk": ("disk", "partition"),
    "link": ("link",),
    "route": ("route",),
    "name": ("dns",),
    "lease": ("lease",),
    "source": ("sources", "document", "text", "ec2"),
    "userdata": ("userdata",),
}
"""The topics of the lines that are said anew when something changed."""
SINGLE = ("boot", "hostname", "account", "key", "sshd", "hardware", "clock", "root", "swap")
"""The other topics of a whole report."""
_GROUPS = {topic: name for name, topics in PARTS.items() for topic in topics}
REPORTED = frozenset((*SINGLE, *_GROUPS))
"""All topics of a whole report."""
_FIRST = "boot"
"""What a whole report begins with."""


@dataclass
class _Said:
    """Lines that were said at once: what changed, or a whole report.

    Args:
        expected: How many there are to be of what changed; None where that is not known.
        uptime: When they were said; None before the first.
        whole: Whether they are a whole report, which ends by a line of its own.
        heard: How many there are, the damaged ones among them.
        groups: They, by the name of what changes together.
    """

    expected: int | None = None
    uptime: float | None = None
    whole: bool = False
    heard: int = 0
    groups: dict[str, list[Line]] = field(default_factory=dict)

    def add(self, line: Line) -> None:
        self.uptime = line.uptime
        self.heard += 1
        self.groups.setdefault(_group(line.topic), []).append(line)

    @property
    def open(self) -> bool:
        """Whether more is to come, as far as can be known."""
        return self.whole or (self.expected is not None and self.heard < self.expected)


class Newest:
    """What a guest said last of every topic.

    A console may be read in the middle of what is being said: until that has come to its end, what was said
    before it counts.

    Args:
        said: The lines of one start of the guest, in order; None for one that is damaged.
    """

    def __init__(self, said: Iterable[Line | None]):
        self._groups: dict[str, list[Line]] = {}
        now = _Said()
        for line in said:
            if line is None:
                now.heard += 1
            elif line.topic == "changed":
                self._groups |= now.groups
                count = line.fields.get("lines", "")
                now = _Said(expected=int(count) if count.isdecimal() else None)
                now.groups[line.fields.get("topic", "")] = []
            elif line.topic == "ready":
                now.whole = False
            elif line.topic in REPORTED:
                if line.topic == _FIRST or now.uptime not in (None, line.uptime):
                    self._groups |= now.groups
                    now = _Said(whole=line.topic == _FIRST)
                now.add(line)
        self._groups = now.groups | self._groups if now.open else self._groups | now.groups

    def __call__(self, topic: str) -> list[Line]:
        """Return the lines of a topic."""
        return [line for line in self._groups.get(_group(topic), []) if line.topic == topic]


def _group(topic: str) -> str:
    return _GROUPS.get(topic, "")
