"""The virtual environment of a release: made once by uv from pinned packages, shared by its clouds."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from assay.problem import Problem

from . import interpreters, locks, paths
from .progress import Progress
from .releases import Release

LAST_LINES = 4
"""How much of uv's complaint is shown."""


def ensure(release: Release, progress: Progress) -> Path:
    """Return the virtual environment of a release, after making it when it is missing.

    An environment gets its name only when it is complete, so one that was interrupted is never used.

    Raises:
        Problem: uv is missing, or could not make it.
    """
    home = paths.environments() / f"{release.name}-{release.digest()[:12]}"
    if home.exists():
        return home
    making = home.with_name(f".{home.name}.making")
    with locks.exclusive(making):
        if not home.exists():
            progress(f"installing OpenStack {release.name}")
            for unfinished in making.iterdir():
                shutil.rmtree(unfinished)
            _make(home, Path(tempfile.mkdtemp(dir=making)), release)
        making.rmdir()
    return home


def _make(home: Path, draft: Path, release: Release) -> None:
    uv = _uv()
    python = interpreters.fastest(uv, release.python)
    _run([uv, "venv", "--quiet", "--allow-existing", "--python", python, str(draft)], release)
    install = [uv, "pip", "install", "--quiet", "--python", str(draft / "bin/python")]
    _run([*install, "--require-hashes", "--no-deps", "--requirement", str(release.constraints)], release)
    draft.rename(home)


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


def _run(command: list[str], release: Release) -> None:
    environ = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "PYTHONPATH")}
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    if done.returncode:
        raise Problem(
            f"OpenStack {release.name} could not be installed for the lab.",
            why=" ".join(done.stderr.strip().splitlines()[-LAST_LINES:]),
            advice="Its packages come from the Python package index: check the network, or uv's settings.",
        )
