"""Published archives, wheels and sdists: digests of the code in them, read without running any."""

import base64
import csv
import hashlib
import io
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    canonicalize_name,
    parse_sdist_filename,
    parse_wheel_filename,
)

from assay.problem import Problem
from assay.provenance.collector import PACKAGES

LARGEST_ARCHIVE = 256 << 20
LARGEST_CONTENT = 1 << 30
LARGEST_FILE = 32 << 20
MOST_ENTRIES = 100_000


@dataclass(frozen=True, kw_only=True)
class Archive:
    """One published archive.

    Attributes:
        name: Its file's.
        distribution: Normalized name.
        version: As in the file's name, normalized.
        wheel: Whether it is a wheel, and so exactly what pip installs.
        sha256: Of the file, in hex.
        files: Path of each file of code, as below site-packages, to digest in hex and size in bytes.
    """

    name: str
    distribution: str
    version: str
    wheel: bool
    sha256: str
    files: dict[str, tuple[str, int]]


def identity(name: str) -> tuple[str, str, bool]:
    """Distribution, version and whether it is a wheel, by the name of a file.

    Raises:
        Problem: it is the name of no archive, or of none that is known here.
    """
    try:
        if name.endswith(".whl"):
            found, version, *_ = parse_wheel_filename(name)
        else:
            found, version = parse_sdist_filename(name)
    except (InvalidWheelFilename, InvalidSdistFilename) as failure:
        raise Problem(
            f"{name} is not the name of a wheel or an sdist.",
            advice="Name files as they are published, such as nova-34.0.0-py3-none-any.whl.",
        ) from failure
    distribution = str(canonicalize_name(found))
    if distribution not in PACKAGES:
        raise Problem(
            f"{name} is no archive of a project with designated sections.",
            advice=f"Known are {', '.join(PACKAGES)}.",
        )
    return distribution, str(version), name.endswith(".whl")


def read(path: Path) -> Archive:
    """Read an archive; a wheel must agree with its own RECORD.

    Raises:
        Problem: it cannot be read, is too large, contradicts itself, or holds none of its project's code.
    """
    distribution, version, wheel = identity(path.name)
    files: dict[str, tuple[str, int]] = {}
    for name, content in _entries(path):
        if name in files:
            raise _damaged(path, f"it holds {name} twice")
        files[name] = (hashlib.sha256(content).hexdigest(), len(content))
    if wheel:
        _hold_against_record(path, files)
    if not files:
        raise _damaged(path, f"it holds no code of {distribution}")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Archive(
        name=path.name,
        distribution=distribution,
        version=version,
        wheel=wheel,
        sha256=digest,
        files=dict(sorted(files.items())),
    )


def text(path: Path, name: str) -> bytes | None:
    """One file of an archive; None if it holds none of that name.

    Raises:
        Problem: see `read`.
    """
    return next((content for found, content in _entries(path, name) if found == name), None)


def _entries(path: Path, only: str = "") -> Iterator[tuple[str, bytes]]:
    """Every file of the project's packages, by its path below site-packages."""
    distribution, _, wheel = identity(path.name)
    packages = PACKAGES[distribution]
    try:
        if path.stat().st_size > LARGEST_ARCHIVE:
            raise _damaged(path, f"it is larger than {LARGEST_ARCHIVE >> 20} MiB")
        total = 0
        for name, content in (_zipped if wheel else _tarred)(path, packages, only):
            total += len(content)
            if len(content) > LARGEST_FILE or total > LARGEST_CONTENT:
                raise _damaged(path, f"it unpacks to more than is sensible, at {name}")
            yield name, content
    except (OSError, EOFError, zipfile.BadZipFile, tarfile.TarError, NotImplementedError) as failure:
        raise _damaged(path, str(failure)) from failure


def _zipped(path: Path, packages: tuple[str, ...], only: str) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_ENTRIES:
            raise _damaged(path, f"it has more than {MOST_ENTRIES} entries")
        for entry in entries:
            if not entry.is_dir() and _is_code(entry.filename, packages) and only in ("", entry.filename):
                with archive.open(entry) as file:
                    yield entry.filename, file.read(LARGEST_FILE + 1)


def _tarred(path: Path, packages: tuple[str, ...], only: str) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(path, "r:gz") as archive:
        for count, entry in enumerate(archive):
            if count > MOST_ENTRIES:
                raise _damaged(path, f"it has more than {MOST_ENTRIES} entries")
            name = PurePosixPath(entry.name).as_posix().partition("/")[2]  # below nova-34.0.0/
            file = archive.extractfile(entry) if entry.isreg() and _is_code(name, packages) else None
            if file is not None and only in ("", name):
                yield name, file.read(LARGEST_FILE + 1)


def _is_code(name: str, packages: tuple[str, ...]) -> bool:
    return name.split("/")[0] in packages and ".." not in name.split("/")


def _hold_against_record(path: Path, files: dict[str, tuple[str, int]]) -> None:
    """See that a wheel is what its RECORD says (Binary distribution format, PyPA)."""
    with zipfile.ZipFile(path) as archive:
        records = [name for name in archive.namelist() if name.endswith(".dist-info/RECORD")]
        if len(records) != 1 or archive.getinfo(records[0]).file_size > LARGEST_FILE:
            raise _damaged(path, "it has no RECORD of its own")
        rows = csv.reader(io.StringIO(archive.read(records[0]).decode("utf-8", "surrogateescape")))
        recorded = {row[0]: row[1] for row in rows if len(row) == 3}
    for name, (digest, _) in files.items():
        expected = base64.urlsafe_b64encode(bytes.fromhex(digest)).rstrip(b"=").decode("ascii")
        if recorded.get(name) != f"sha256={expected}":
            raise _damaged(path, f"{name} is not what its RECORD says")


def _damaged(path: Path, how: str) -> Problem:
    return Problem(
        f"The archive {path} cannot be relied on: {how}.", advice="Get it again from where it is published."
    )
