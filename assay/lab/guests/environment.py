"""The virtual environment of a release for clouds with real guests: the release's packages and a few more."""

import hashlib
import shutil
from pathlib import Path

from assay.lab import paths
from assay.lab.environment import installed
from assay.lab.progress import Progress
from assay.lab.releases import Release
from assay.problem import Problem

INTERPRETER = Path("/usr/bin/python3")
"""The distribution's: its binding for libvirt fits it, and the libvirt that is installed."""
BINDINGS = Path("/usr/lib/python3/dist-packages")


def ensure(release: Release, progress: Progress) -> Path:
    """Return the environment, after making it when it is missing.

    Raises:
        Problem: The release cannot have real guests, or the environment could not be made.
    """
    more = release.guest_constraints
    if not more.exists():
        raise Problem(
            f"The lab has no recipe for real guests with OpenStack {release.name}.",
            advice="Leave the release out: north and south know theirs.",
        )
    known = release.digest() + hashlib.sha256(more.read_bytes()).hexdigest() + str(INTERPRETER.resolve())
    digest = hashlib.sha256(known.encode()).hexdigest()[:12]
    return installed(
        paths.environments() / f"{release.name}-guests-{digest}",
        f"OpenStack {release.name} for real guests",
        str(INTERPRETER),
        [release.constraints, more],
        progress,
        _add_libvirt,
    )


def _add_libvirt(draft: Path) -> None:
    """Copy the distribution's binding for libvirt: one from the index would have to be compiled."""
    (packages,) = draft.glob("lib/python3*/site-packages")
    for file in (*BINDINGS.glob("libvirt.py"), *BINDINGS.glob("libvirtmod.*.so")):
        shutil.copy(file, packages)
