"""A bundle as one file: a compressed tar that is the same for the same bundle, and opened with suspicion."""

import gzip
import io
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from assay.evidence import layout, read
from assay.evidence.damage import Damaged
from assay.evidence.files import MOST_BYTES, MOST_FILES, files
from assay.evidence.packed import packed
from assay.evidence.strict import LARGEST_FILE
from assay.model.evidence import Evidence
from assay.problem import Problem

SUFFIX = ".assay"
LARGEST = 256 << 20
"""Bytes of an archive."""
_RATIO = 200
"""How many times its size an archive may unfold to; JSON Lines reach about twenty."""
_FREE = 16 << 20
"""Bytes to which any archive may unfold, since small things compress well."""
_PIECE = 1 << 20
_ORDINARY = frozenset({tarfile.REGTYPE, tarfile.AREGTYPE})


def pack(folder: Path, path: Path, insist: Callable[[Path], object] = read.verify) -> None:
    """Write a bundle into an archive; the same bundle always gives the same bytes.

    Args:
        folder: The bundle; finished, and with its seal if it has one.
        path: The archive.
        insist: Raises if the bundle is not whole; another for what no run wrote.

    Raises:
        Problem: the bundle is not sound, or the archive is there already, or cannot be written.
    """
    insist(folder)
    if path.exists():
        raise Problem(f"{path} is there already.", advice="Name another file by -o FILE.")
    if path.resolve().is_relative_to(folder.resolve()):
        raise Problem(
            f"The archive {path} would be inside of the bundle.",
            why="A bundle is sealed: one more file, and it no longer verifies.",
            advice="Name a file elsewhere by -o FILE.",
        )
    part = path.with_name(f"{path.name}.part")
    try:
        _fold(folder, part)
        part.replace(path)
    except OSError as failure:
        part.unlink(missing_ok=True)
        raise Problem(
            f"The archive {path} cannot be written: {failure.strerror or failure}.",
            advice="Make room, or name another file by -o FILE.",
        ) from failure


def _fold(folder: Path, path: Path) -> None:
    """Write the files alone: no time and no owner goes in, and outcomes come first, by name.

    What a verdict rests on is compressed by itself, before the rest: whoever judges needs to inflate no more.
    Together the two are one compressed file to every tool (RFC 1952, 2.2).
    """
    there = files(folder)
    outcomes = [name for name in there if name in layout.OUTCOMES]
    behind = [name for name in there if name not in layout.OUTCOMES]
    with tempfile.TemporaryFile(dir=path.parent) as plain:
        with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as tar:
            for name in outcomes:
                _add(tar, name, there[name])
            border = plain.tell()
            for name in behind:
                _add(tar, name, there[name])
        end = plain.tell()
        plain.seek(0)
        with path.open("wb") as raw:
            for size in (border, end - border):
                with gzip.GzipFile("", "wb", compresslevel=9, fileobj=raw, mtime=0) as small:
                    _copy(plain, small, size)


def _add(tar: tarfile.TarFile, name: str, file: Path) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = file.stat().st_size, 0o644
    with file.open("rb") as content:
        tar.addfile(member, content)


def _copy(source: IO[bytes], target: gzip.GzipFile | IO[bytes], size: int) -> None:
    while size and (piece := source.read(min(size, _PIECE))):
        target.write(piece)
        size -= len(piece)


def evidence(bundle: Path, *, whole: bool = True) -> Evidence:
    """What a bundle holds; an archive of our own making is read in memory, any other unfolded first.

    Args:
        bundle: A folder or an archive.
        whole: Compare every file with the manifest; otherwise, of an archive of our own making, only those
            that a verdict rests on.

    Raises:
        Problem: see `read` and `opened`.
    """
    try:
        inside = packed(bundle, whole=whole) if bundle.is_file() else None
    except OSError as failure:
        raise Damaged(bundle, f"it cannot be read ({failure.strerror or failure})") from failure
    if inside is not None:
        return read.read(inside)
    with opened(bundle) as folder:
        return read.read(folder)


@contextmanager
def opened(bundle: Path) -> Iterator[Path]:
    """A bundle as a folder, whether it is one or an archive, which is unfolded for as long as it is read.

    Args:
        bundle: A folder or an archive.

    Raises:
        Damaged: the archive cannot be read, unfolds to too much, or holds what does not belong into a bundle.
    """
    if not bundle.is_file():
        yield bundle
        return
    with tempfile.TemporaryDirectory(prefix="assay-bundle-") as place:
        folder = Path(place) / "bundle"
        folder.mkdir()
        try:
            with tempfile.TemporaryFile(dir=place) as plain:
                _inflate(bundle, plain)
                _unfold(plain, folder)
        except OSError as failure:
            raise Damaged(bundle, f"it cannot be unfolded ({failure.strerror or failure})") from failure
        except (EOFError, RecursionError, tarfile.TarError, ValueError, zlib.error) as failure:
            raise Damaged(bundle, f"it cannot be unfolded ({failure})") from failure
        yield folder


def _inflate(bundle: Path, plain: IO[bytes]) -> None:
    """Undo the compression into a file on disk, so that nothing of it has to be believed yet."""
    size = bundle.stat().st_size
    if size > LARGEST:
        raise ValueError(f"it is larger than {LARGEST} bytes")
    most = min(max(_FREE, _RATIO * size), MOST_BYTES + MOST_FILES * tarfile.BLOCKSIZE * 3)
    with gzip.open(bundle) as small:
        while piece := small.read(_PIECE):
            if plain.tell() + len(piece) > most:
                raise ValueError(f"it unfolds to more than {most} bytes")
            plain.write(piece)
    plain.seek(0)


class _Cautious(io.BufferedIOBase):
    """Reads small pieces only: a header that says it is a gigabyte long is not read."""

    def __init__(self, plain: IO[bytes]):
        self._plain = plain

    def read(self, size: int | None = -1, /) -> bytes:
        """Read at most a piece."""
        if size is None or not 0 <= size <= _PIECE:
            raise tarfile.ReadError("a header of it is too large")
        return self._plain.read(size)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place."""
        return self._plain.seek(offset, whence)

    def tell(self) -> int:
        """The place."""
        return self._plain.tell()


def _unfold(plain: IO[bytes], folder: Path) -> None:
    """Write the members into a folder, none of them anywhere else."""
    with tarfile.open(fileobj=_Cautious(plain), mode="r:") as tar:
        for count, member in enumerate(tar):
            if count >= MOST_FILES:
                raise ValueError(f"it has more than {MOST_FILES} members")
            if member.type not in _ORDINARY or member.issparse():
                raise ValueError(f"{ascii(member.name)[:200]} is no ordinary file")
            if not layout.NAME.fullmatch(member.name) or {".", ".."} & set(member.name.split("/")):
                raise ValueError(f"{ascii(member.name)[:200]} leads out of the bundle")
            if member.size > LARGEST_FILE:
                raise ValueError(f"{member.name} is larger than {LARGEST_FILE} bytes")
            _take_out(tar, member, folder / member.name)


def _take_out(tar: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    content = tar.extractfile(member)
    if content is None:
        raise ValueError(f"{member.name} is no ordinary file")
    if target.exists():
        raise ValueError(f"{member.name} is there twice")
    with target.open("xb") as file:
        _copy(content, file, member.size)
