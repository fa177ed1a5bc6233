"""What the first process does with its fresh namespaces: private mounts, and the network up to the wire."""

import ctypes
import shutil
import subprocess
import time
from pathlib import Path

from ..keeper import Failure
from . import layout

STATE = ("libvirt", "openvswitch", "ovn", "mysql", "rabbitmq")
"""Directories of /var/lib that become the cloud's own."""
RUN = ("netns", "lock", "openvswitch", "ovn", "mysqld", "libvirt", "rabbitmq")
VOLUME_SPACE = 20 << 30
"""Size of the file system for volumes in bytes; the file behind it is sparse."""
WIRE = "wire"
PATIENCE = 30.0

SUDO = """#!/bin/sh
# Services ask for root by sudo and rootwrap; here they have it.
while :; do case "$1" in -E|-n|-H) shift;; -u|*-rootwrap) shift 2;; *) break;; esac; done
exec "$@"
"""
MOUNT_NFS = """#!/bin/sh
# The kernel may have no NFS: the share is a directory of this machine.
[ $# -ge 2 ] || exit 1
exec mount --bind "${1#*:}" "$2"
"""


PARENT_OUTSIDE = 0
"""What the first process of a namespace sees as its parent."""
_CLONE_NEWNS, _CLONE_NEWUTS, _CLONE_NEWPID, _CLONE_NEWNET = 0x20000, 0x4000000, 0x20000000, 0x40000000


def leave_the_machines() -> None:
    """Leave the machine's mounts, host name, network and, for children to come, its processes.

    Raises:
        OSError: It is not permitted.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWNS | _CLONE_NEWUTS | _CLONE_NEWPID | _CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), "unshare")


def run(*command: str | Path) -> None:
    """Run a command that must succeed.

    Raises:
        Failure: It does not.
    """
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failure(f"`{' '.join(map(str, command))}` said: {done.stderr.strip() or done.returncode}")


def furnish(directory: Path, host: str) -> None:
    """Give the mount namespace a /run, a /sys and directories of its own, none of which outlives it.

    Args:
        directory: The cloud's directory, as everybody else sees it.
        host: What this machine is called in here: nova knows its hypervisor by that name for ever.
    """
    run("mount", "--make-rprivate", "/")
    run("mount", "-t", "proc", "proc", "/proc")
    run("hostname", host)
    run("mount", "-t", "sysfs", "sysfs", "/sys")
    run("mount", "-t", "tmpfs", "tmpfs", "/run")
    for each in RUN:
        Path("/run", each).mkdir(parents=True)
    layout.HOME.mkdir()
    run("mount", "--bind", directory, layout.HOME)
    for each in STATE:
        _own(Path("/var/lib", each), layout.DATA / each)
    settings = layout.ETC / "libvirt"
    shutil.copytree("/etc/libvirt", settings, symlinks=True, dirs_exist_ok=True)
    shutil.copytree(layout.ETC / "hypervisor", settings, dirs_exist_ok=True)
    run("mount", "--bind", settings, "/etc/libvirt")
    Path("/var/log/libvirt/qemu").mkdir(parents=True, exist_ok=True)
    for owner, owned in (("rabbitmq", "rabbitmq"), ("mysql", "mysqld")):
        shutil.chown(Path("/run", owned), owner, owner)
    for owner in ("rabbitmq", "mysql"):  # what came from a template belongs to whoever copied it
        run("chown", "--recursive", f"{owner}:", Path("/var/lib", owner))
    _stand_in("sudo", SUDO)
    run("mount", "--bind", _stand_in("mount.nfs", MOUNT_NFS), Path("/sbin/mount.nfs").resolve())
    _make_room_for_volumes()


def connect(address: str, neighbours: list[dict[str, str]]) -> None:
    """Wait for the cable, and give this end its address and its routes.

    Args:
        address: This cloud's address on the wire, with its prefix.
        neighbours: Where the other clouds' servers are: `to` which addresses, `via` which.
    """
    run("ip", "link", "set", "lo", "up")
    Path("/proc/sys/net/ipv4/ip_forward").write_text("1", encoding="ascii")
    end = time.monotonic() + PATIENCE
    while not Path("/sys/class/net", WIRE).exists():
        if time.monotonic() > end:
            raise Failure("the cable to this machine was never laid")
        time.sleep(0.05)
    run("ip", "address", "replace", address, "dev", WIRE)
    run("ip", "link", "set", WIRE, "up")
    for each in neighbours:
        run("ip", "route", "replace", each["to"], "via", each["via"])


def environment(interpreter: Path) -> dict[str, str]:
    """Return what the environment of everything that runs here has of its own."""
    path = f"{layout.BIN}:{interpreter.parent}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    return {"PATH": path, "HOME": str(layout.HOME), "PYTHONWARNINGS": "ignore"}


def _own(place: Path, own: Path) -> None:
    own.mkdir(parents=True, exist_ok=True)
    place.mkdir(parents=True, exist_ok=True)
    run("mount", "--bind", own, place)


def _stand_in(name: str, script: str) -> Path:
    file = layout.BIN / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(script, encoding="utf-8")
    file.chmod(0o755)
    return file


def _make_room_for_volumes() -> None:
    """Make and mount the file system for volumes: the driver wants a share to be one of its own."""
    file = layout.DATA / "volumes.img"
    if not file.exists():
        with file.open("wb") as room:
            room.truncate(VOLUME_SPACE)
        run("mke2fs", "-q", "-t", "ext4", "-E", "lazy_itable_init=1", "-O", "^has_journal", file)
    layout.VOLUMES.mkdir(exist_ok=True)
    run("mount", "-o", "loop", file, layout.VOLUMES)
