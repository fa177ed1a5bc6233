"""What a cloud with real guests does that only root may, and root not everywhere: asked before all else."""

import os
import subprocess
from pathlib import Path

from assay.problem import Problem

TUNNEL = Path("/dev/net/tun")
_NAMESPACES = ("unshare", "--mount", "--uts", "--pid", "--net", "--fork", "true")
_LOOP = ("losetup", "--find")
_IN_CONTAINERS = "Use a virtual machine of its own, or a privileged container; alpha and bravo run anywhere."


def ensure() -> None:
    """See that this process may do all that real guests need.

    Raises:
        Problem: This is not root, or root may not do here what it does elsewhere, as in many a container.
    """
    if os.geteuid():
        raise Problem(
            "A cloud with real guests needs root: it makes network namespaces, bridges and mounts.",
            advice="Use sudo, or a virtual machine of its own; alpha and bravo need no root.",
        )
    _try("make namespaces", _NAMESPACES)
    free = _try("find a loop device, on which volumes lie", _LOOP)
    if not Path(free).exists():
        raise _refused("use a loop device, on which volumes lie", f"there is no {free}")
    try:
        os.close(os.open(TUNNEL, os.O_RDWR))
    except OSError as failure:
        raise _refused("make network devices for guests", str(failure)) from failure


def _try(what: str, command: tuple[str, ...]) -> str:
    """Return what a command said that must succeed."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as failure:
        raise _refused(what, str(failure)) from failure
    if done.returncode:
        raise _refused(what, done.stderr.strip())
    return done.stdout.strip()


def _refused(what: str, why: str) -> Problem:
    return Problem(
        f"A cloud with real guests cannot run here: root may not {what}.",
        why=f"{why}.",
        advice=_IN_CONTAINERS,
    )
