"""An archive exactly as `pack` writes it, read in memory: no file is unfolded to be judged.

It has two compressed parts, of which the first holds what a verdict rests on, and may be read alone.

What differs in the least, such as another tool's tar, is none, and is unfolded with suspicion by `archive`.
So nothing is accepted here that would not be accepted there.
"""

import hashlib
import tarfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from assay.evidence import layout
from assay.evidence.files import MOST_FILES
from assay.evidence.strict import LARGEST_FILE

LARGEST = 8 << 20
"""Bytes of an archive that is read in memory; that of a whole run has half of one million."""
LARGEST_UNFOLDED = 64 << 20
"""Bytes that it may unfold to."""
_GZIP = 16 + zlib.MAX_WBITS
_BLOCK = tarfile.BLOCKSIZE
_END = bytes(_BLOCK)


class Member:
    """One file of an archive, as much of a path as reading needs.

    Args:
        content: What it holds; None when the archive has no such file.
    """

    def __init__(self, content: memoryview | None):
        self._content = content

    def exists(self) -> bool:
        """Whether the archive has it."""
        return self._content is not None

    def read(self, largest: int) -> bytes:
        """Its first bytes.

        Args:
            largest: How many at most.

        Raises:
            FileNotFoundError: the archive does not have it.
        """
        if self._content is None:
            raise FileNotFoundError(2, "No such file")
        return bytes(self._content[:largest])


class Packed:
    """A bundle that lies in memory, as much of a folder as reading needs.

    Args:
        path: The archive, for people.
        members: Its files by their path within the bundle.
        whole: They are all that it has, not only those that a verdict rests on.
    """

    def __init__(self, path: Path, members: Mapping[str, memoryview], *, whole: bool):
        self.whole = whole
        self._path = path
        self._members = members

    def __truediv__(self, name: str) -> Member:
        return Member(self._members.get(name))

    def __str__(self) -> str:
        return str(self._path)

    def is_file(self) -> bool:
        """It is a bundle, not something that was taken for one."""
        return False

    def digests(self) -> dict[str, str]:
        """SHA-256 of every file that was read but those that bind the others, sorted by name, in hex."""
        return {
            name: hashlib.sha256(content).hexdigest()
            for name, content in self._members.items()
            if name not in layout.BINDING
        }


def packed(bundle: Path, *, whole: bool = True) -> Packed | None:
    """Read an archive into memory.

    Args:
        bundle: The archive.
        whole: Read all of it, not only what a verdict rests on.

    Returns:
        Its files; None when it is large, damaged, or not byte for byte of the form that `pack` gives.

    Raises:
        OSError: it cannot be read.
    """
    with bundle.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        return None
    outcomes, raw = _inflated(raw)
    members = _members(outcomes, ends=False)
    if not members or not members.keys() <= layout.OUTCOMES:
        return None
    if whole:
        behind, raw = _inflated(raw)
        others = _members(behind, ends=True)
        if raw or (len(outcomes) + len(behind)) % tarfile.RECORDSIZE:
            return None
        if others is None or not others.keys().isdisjoint(layout.OUTCOMES):
            return None
        members |= others
    return Packed(bundle, dict(sorted(members.items())), whole=whole)


def _inflated(raw: bytes) -> tuple[memoryview, bytes]:
    """One compressed part, empty if it is damaged or large, and what comes after it."""
    inflating = zlib.decompressobj(_GZIP)
    try:
        plain = inflating.decompress(raw, LARGEST_UNFOLDED)
    except zlib.error:
        return memoryview(b""), b""
    return memoryview(plain if inflating.eof else b""), inflating.unused_data


def _header(name: str = "") -> bytes:
    member = tarfile.TarInfo(name)
    member.mode = 0o644
    return member.tobuf(tarfile.PAX_FORMAT)


_NAME, _OWNER, _SIZE, _TIME, _SUM, _REST = (
    slice(0, 100),
    slice(100, 124),
    slice(124, 136),
    slice(136, 148),
    slice(148, 156),
    slice(156, _BLOCK),
)
_PATTERN = _header()


def _members(plain: memoryview, *, ends: bool) -> dict[str, memoryview] | None:
    """The files of a part, of which the last one has an end."""
    found: dict[str, memoryview] = {}
    place, last = 0, ""
    while (header := bytes(plain[place : place + _BLOCK])) != (_END if ends else b""):
        told = _told(header)
        if told is None or len(found) >= MOST_FILES:
            return None
        name, size = told
        place += _BLOCK
        content = plain[place : place + size]
        place += -(-size // _BLOCK) * _BLOCK
        # In order, so none is there twice; and none below another, where a folder would have to be.
        if name <= last or len(content) < size or _parents(name) & found.keys():
            return None
        found[name], last = content, name
    return found if not any(plain[place:]) else None


def _told(header: bytes) -> tuple[str, int] | None:
    """Name and size that a header tells; None when it is not one that we write."""
    try:
        name = header[_NAME].rstrip(b"\0").decode("ascii")
        size, told = int(header[_SIZE][:-1], 8), int(header[_SUM][:6], 8)
    except ValueError:
        return None
    ours = all(header[part] == _PATTERN[part] for part in (_OWNER, _TIME, _REST))
    # Of two ways to write a number only ours counts.
    exact = header[_SIZE] == b"%011o\0" % size and header[_SUM] == b"%06o\0 " % told
    right = told == sum(header) - sum(header[_SUM]) + 8 * ord(" ")
    sound = layout.NAME.fullmatch(name) is not None and not {".", ".."} & set(name.split("/"))
    return (
        (name, size)
        if len(header) == _BLOCK and ours and exact and right and sound and size <= LARGEST_FILE
        else None
    )


def _parents(name: str) -> set[str]:
    parts = name.split("/")
    return {"/".join(parts[:count]) for count in range(1, len(parts))}
