"""The virtual environment of a release: made once by uv from pinned packages, shared by its clouds."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from assay.problem import Problem

from . import interpreters, locks, paths
from .progress import Progress
from .releases import Release

LAST_LINES = 4
"""How much of uv's complaint is shown."""


def ensure(release: Release, progress: Progress) -> Path:
    """Return the virtual environment of a release, after making it when it is missing.

    Raises:
        Problem: uv is missing, or could not make it.
    """
    home = paths.environments() / f"{release.name}-{release.digest()[:12]}"
    return installed(home, f"OpenStack {release.name}", release.python, [release.constraints], progress)


def installed(
    home: Path,
    what: str,
    python: str,
    requirements: Sequence[Path],
    progress: Progress,
    furnish: Callable[[Path], None] = lambda _draft: None,
) -> Path:
    """Return a virtual environment, after making it when it is missing.

    An environment gets its name only when it is complete, so one that was interrupted is never used.

    Args:
        home: Where it is to be.
        what: What it holds, for people.
        python: The interpreters that will do, as a request to uv.
        requirements: Files that together have every package, pinned, with hashes.
        progress: Told what takes long.
        furnish: Adds to the environment what no index has, before it gets its name.

    Raises:
        Problem: uv is missing, or could not make it.
    """
    if home.exists():
        return home
    making = home.with_name(f".{home.name}.making")
    with locks.exclusive(making):
        if not home.exists():
            progress(f"installing {what}")
            for unfinished in making.iterdir():
                shutil.rmtree(unfinished)
            draft = Path(tempfile.mkdtemp(dir=making))
            _make(draft, what, python, requirements)
            furnish(draft)
            draft.rename(home)
        making.rmdir()
    return home


def _make(draft: Path, what: str, python: str, requirements: Sequence[Path]) -> None:
    uv = _uv()
    fastest = interpreters.fastest(uv, python)
    _run([uv, "venv", "--quiet", "--allow-existing", "--relocatable", "--python", fastest, str(draft)], what)
    install = [uv, "pip", "install", "--quiet", "--python", str(draft / "bin/python")]
    for file in requirements:
        install += ["--requirement", str(file)]
    _run([*install, "--require-hashes", "--no-deps"], what)


def _uv() -> str:
    try:
        import uv
    except ImportError:
        found = shutil.which("uv")
        if found:
            return found
    else:
        return os.fsdecode(uv.find_uv_bin())
    raise Problem(
        "The lab needs uv to install OpenStack, and there is none.", advice="Install Assay as `assay[lab]`."
    )


def _run(command: list[str], what: str) -> None:
    environ = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "PYTHONPATH")}
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    if done.returncode:
        raise Problem(
            f"{what} could not be installed.",
            why=" ".join(done.stderr.strip().splitlines()[-LAST_LINES:]),
            advice="Its packages come from the Python package index: check the network, or uv's settings.",
        )
