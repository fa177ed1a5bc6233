"""JSON as a bundle may hold it: bounded in size, in depth and in numbers, and with no key twice."""

import json
from collections import Counter
from pathlib import Path
from typing import Any, Protocol

LARGEST_FILE = 64 << 20
"""Bytes; no file of a bundle is larger."""
LARGEST_DOCUMENT = 16 << 20
"""Characters; read, a document takes up to twenty times as much memory."""


class Member(Protocol):
    """A file that is not on disk."""

    def read(self, largest: int, /) -> bytes:
        """Its first bytes, at most so many."""


def text(path: Path | Member, largest: int = LARGEST_FILE) -> str:
    """Read a file.

    Args:
        path: The file, on disk or in an archive.
        largest: How many bytes it may have.

    Raises:
        ValueError: it is larger, or not UTF-8.
        OSError: it cannot be read.
    """
    if isinstance(path, Path):
        with path.open("rb") as file:
            content = file.read(largest + 1)
    else:
        content = path.read(largest + 1)
    if len(content) > largest:
        raise ValueError(f"it is larger than {largest} bytes")
    return content.decode("utf-8")


def loads(document: str) -> Any:
    """Parse one document.

    Of two values for one key each reader may take another, so that a signature would cover what is not read;
    RFC 8259 leaves that open, and we do not.

    Args:
        document: JSON.

    Raises:
        ValueError: it is too long or too deep, is not JSON, has a key twice, or holds what is no JSON number.
    """
    if len(document) > LARGEST_DOCUMENT:
        raise ValueError(f"it is longer than {LARGEST_DOCUMENT} characters")
    try:
        return _DECODER.decode(document)
    except RecursionError as failure:
        raise ValueError("it is nested too deep") from failure


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        (twice, _), *_ = Counter(name for name, _ in pairs).most_common(1)
        raise ValueError(f"the key {twice[:80]!r} is there twice")
    return found


def _constant(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


# Made once: making it takes longer than most lines of a bundle take to be read.
_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant)
