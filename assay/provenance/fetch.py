"""Gets published archives by pip, which checks their digests, and keeps them in the user's cache."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import platformdirs
from packaging.utils import canonicalize_version

from assay.problem import Problem
from assay.provenance import archives
from assay.provenance.pins import Pin

SECONDS = 600
_LAST_LINES = 3


def cache() -> Path:
    """Where archives are kept, each in a folder that is named by its digest."""
    return Path(platformdirs.user_cache_dir("assay")) / "provenance" / "archives"


def cached(name: str, sha256: str) -> Path | None:
    """An archive that is kept, if it is still what it was."""
    path = cache() / sha256 / name
    return path if path.is_file() and _digest(path) == sha256 else None


def fetch(pin: Pin, *, sdist: bool = False) -> Path:
    """Return an archive of a release, from the cache or from the Python package index.

    A wheel is only downloaded. For an sdist pip also asks the release's own build script for its metadata.

    Args:
        pin: Which release; with hashes, an archive with another one is refused.
        sdist: The sdist instead of the wheel.

    Raises:
        Problem: there is none, or it cannot be had.
    """
    return _kept(pin, sdist) or _download(pin, sdist)


def _kept(pin: Pin, sdist: bool) -> Path | None:
    allowed = {one.removeprefix("sha256:") for one in pin.hashes}
    for path in sorted(cache().glob("[0-9a-f]*/*")):
        if allowed and path.parent.name not in allowed:
            continue
        name, version, wheel = archives.identity(path.name)
        same = canonicalize_version(version) == canonicalize_version(pin.version)
        if name == pin.distribution and same and wheel is not sdist and cached(path.name, path.parent.name):
            return path
    return None


def _download(pin: Pin, sdist: bool) -> Path:
    cache().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".getting-", dir=cache()) as name:
        folder = Path(name)
        wanted = folder / "wanted.txt"
        hashes = "".join(f" --hash={one}" for one in pin.hashes)
        wanted.write_text(f"{pin.distribution}=={pin.version}{hashes}\n", encoding="utf-8")
        kind = ["--no-binary", ":all:"] if sdist else ["--only-binary", ":all:"]
        command = [*_pip(), "download", "--quiet", "--no-input", "--disable-pip-version-check", "--no-deps"]
        command += ["--ignore-requires-python", *kind, "--dest", str(folder / "got"), "-r", str(wanted)]
        _run(command, f"{pin.distribution} {pin.version}")
        got = list((folder / "got").iterdir())
        if len(got) != 1:
            raise Problem(f"Of {pin.distribution} {pin.version} pip got {len(got)} archives and not one.")
        archives.read(got[0])
        home = cache() / _digest(got[0])
        home.mkdir(exist_ok=True)
        os.replace(got[0], home / got[0].name)
        return home / got[0].name


def _pip() -> list[str]:
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    found = shutil.which("pip3") or shutil.which("pip")
    if found:
        return [found]
    raise Problem(
        "Archives are downloaded by pip, and there is none.",
        advice="Install pip, or name archives that you have with --archive.",
    )


def _run(command: list[str], what: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as failure:
        raise Problem(f"{what} could not be had within {SECONDS} s.", advice="Try again.") from failure
    if done.returncode:
        complaints = [line for line in done.stderr.strip().splitlines() if "WARNING" not in line]
        raise Problem(
            f"{what} could not be had.",
            why=" ".join(complaints[-_LAST_LINES:]),
            advice="Check the version and the network, or name archives that you have with --archive.",
        )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
