"""One line of a guest's console: a checksum, the boot, the time since it, a topic, and what it says."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

MARK = "ASSAY1"
LONGEST = 8192
"""Longer lines are not the guest's, in characters."""
_SHORTER = 8
"""How many words of something else may follow a line and look like its fields."""
_LINE = re.compile(
    MARK + r" (?P<sum>[0-9a-f]{8}) (?P<rest>(?P<boot>[0-9a-f]{8}) (?P<uptime>\d{1,12}\.\d\d) "
    r"(?P<topic>[a-z][a-z0-9]*)"
    r"(?P<fields>(?: [a-zA-Z0-9_.-]+=[!-~]*)*))"
)


@dataclass(frozen=True)
class Line:
    """What a guest said in one line.

    Args:
        boot: Tells one start of a machine from another.
        uptime: When it was said, in seconds since that start. Lines that were said at once share it.
        topic: What it is about.
        fields: What it says.
    """

    boot: str
    uptime: float
    topic: str
    fields: Mapping[str, str]


def read(text: str) -> Iterator[Line | None]:
    """Yield every line of a guest in a console's text; None for one that is damaged.

    Other text may stand before and after it. A checksum that does not agree shows damage.

    Args:
        text: Whatever a console showed.
    """
    for each in text.splitlines():
        start = each.find(MARK + " ")
        if start >= 0:
            yield _parsed(each[start : start + LONGEST])


def written(boot: str, uptime: float, topic: str, fields: Mapping[str, str]) -> str:
    """Return a line as the guest writes it."""
    encoded = "".join(f" {key}={_encoded(value)}" for key, value in fields.items())
    rest = f"{boot} {uptime:.2f} {topic}{encoded}"
    return f"{MARK} {_sum(rest)} {rest}"


@lru_cache(maxsize=1 << 15)  # a console is read again and again while it grows
def _parsed(text: str) -> Line | None:
    # What follows in the same line may look like a field: the checksum says where ours ends.
    found = _LINE.match(text)
    for _ in range(_SHORTER):
        if not found:
            return None
        if _sum(found["rest"]) == found["sum"]:
            pairs = (pair.partition("=") for pair in found["fields"].split())
            fields = {key: unquote(value, errors="replace") for key, _, value in pairs}
            return Line(found["boot"], float(found["uptime"]), found["topic"], fields)
        shorter = found["rest"].rpartition(" ")[0]
        found = _LINE.fullmatch(f"{MARK} {found['sum']} {shorter}")
    return None


def _sum(rest: str) -> str:
    return hashlib.sha256(f"{rest}\n".encode()).hexdigest()[:8]


def _encoded(value: str) -> str:
    return "".join(
        char
        if "!" <= char <= "~" and char not in '%"\\'
        else "".join(f"%{byte:02x}" for byte in char.encode())
        for char in value
    )
