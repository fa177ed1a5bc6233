"""The standard tools that the guest is built with: found, named all at once when missing, run."""

import os
import shutil
import subprocess
from pathlib import Path

from assay.problem import Problem

PACKAGES = {
    "apt-cache": "apt",
    "apt-get": "apt",
    "dpkg": "dpkg",
    "dpkg-deb": "dpkg",
    "cpio": "cpio",
    "mcopy": "mtools",
    "mformat": "mtools",
    "mke2fs": "e2fsprogs",
    "qemu-img": "qemu-utils",
    "sfdisk": "fdisk",
    "syslinux": "syslinux",
}
"""Debian's package of each tool."""
BOOT_RECORD = Path("/usr/lib/syslinux/mbr/mbr.bin")
"""The boot record that starts the active partition; of Debian's package syslinux-common."""
PATIENCE = 600.0
"""How long one tool may take, in seconds: a package is fetched over any network."""
_SEARCH = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"))
_LAST_LINES = 3


def missing(*more: str) -> tuple[str, ...]:
    """Return the Debian packages that have to be installed before a guest can be built.

    Args:
        more: Tools beside the usual ones, in packages of their own names.
    """
    wanted = PACKAGES | {tool: tool for tool in more}
    packages = {package for tool, package in wanted.items() if shutil.which(tool, path=_SEARCH) is None}
    if not BOOT_RECORD.exists():
        packages.add("syslinux-common")
    return tuple(sorted(packages))


def require(*more: str) -> None:
    """Make sure that every tool is there.

    Args:
        more: Tools beside the usual ones, in packages of their own names.

    Raises:
        Problem: Some are missing; all of them are named.
    """
    if packages := missing(*more):
        raise Problem(
            "The guest is built with Debian's tools, and some are missing: " + ", ".join(packages) + ".",
            advice="Install them: apt-get install --no-install-recommends " + " ".join(packages),
        )


def run(*command: str | Path, within: Path | None = None, given: str | None = None) -> str:
    """Run a tool and return what it says.

    Args:
        command: The tool and its arguments.
        within: The folder that it works in.
        given: Its standard input; none by default.

    Raises:
        Problem: It failed, or took too long.
    """
    words = [os.fspath(word) for word in command]
    environ = {"PATH": _SEARCH, "LC_ALL": "C.UTF-8", "MTOOLS_SKIP_CHECK": "1"}
    for proxy in ("http_proxy", "https_proxy", "no_proxy"):
        if proxy in os.environ:
            environ[proxy] = os.environ[proxy]
    try:
        done = subprocess.run(
            words,
            input=given or "",
            capture_output=True,
            text=True,
            errors="replace",
            env=environ,
            cwd=within,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Problem(
            f"{words[0]} did not end within {PATIENCE:.0f} s.", why="The guest was not built."
        ) from None
    if done.returncode:
        raise Problem(
            f"The guest could not be built: {words[0]} failed.",
            why=" ".join(done.stderr.strip().splitlines()[-_LAST_LINES:]),
            advice="`apt-get update` helps when packages could not be fetched.",
        )
    return done.stdout
