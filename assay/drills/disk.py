"""Disk images as files: looked at with suspicion, and written anew in another format by qemu-img."""

import shutil
import struct
import subprocess
from pathlib import Path

from assay.drills.transfer import Corrupted
from assay.problem import ExitCode, Problem

CONVERTIBLE = ("qcow2", "raw")
"""Formats between which a drill converts, the smaller one first."""

_MAGIC = b"QFI\xfb"
_HEADER = struct.Struct(">4sIQ")
_FEATURES = struct.Struct(">Q")
_FEATURES_AT = 72
_EXTERNAL_DATA = 1 << 2
_LONGEST = 3600


def can_convert() -> bool:
    """Whether the tool is installed."""
    return shutil.which("qemu-img") is not None


def insist_on_whole(path: Path, disk_format: str) -> None:
    """Refuse a file that is not of its format, or that would pull in other files of this machine.

    See https://gitlab.com/qemu-project/qemu: `docs/interop/qcow2.txt`.

    Args:
        path: The image.
        disk_format: What it is said to be.

    Raises:
        Corrupted: it is not that, or names a backing file or an external data file.
    """
    if disk_format != "qcow2":
        return
    with path.open("rb") as file:
        head = file.read(_FEATURES_AT + _FEATURES.size)
    if len(head) < _HEADER.size or not head.startswith(_MAGIC):
        raise Corrupted("the cloud calls it qcow2, and it does not begin as one")
    _, version, backing = _HEADER.unpack_from(head)
    (features,) = _FEATURES.unpack_from(head, _FEATURES_AT) if len(head) > _FEATURES_AT + 7 else (0,)
    if backing or (version >= 3 and features & _EXTERNAL_DATA):
        raise Corrupted("it is no whole image: it names another file, of which it shows the content")


def convert(path: Path, here: str, there: str, folder: Path) -> Path:
    """Write an image anew in another format.

    Args:
        path: The image.
        here: Its format.
        there: The format wanted.
        folder: Where the new file goes.

    Returns:
        The new file.

    Raises:
        Problem: qemu-img is missing, or fails, or takes more than an hour.
    """
    if not can_convert():
        raise Problem(
            f"The image has to be converted from {here} to {there}, and qemu-img is not installed.",
            advice="Install it; on Debian and Ubuntu: apt install qemu-utils.",
            exit_code=ExitCode.INCOMPLETE,
        )
    made = folder / f"{path.stem}.{there}"
    command = ["qemu-img", "convert", "-f", here, "-O", there, str(path), str(made)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_LONGEST, check=False)
    except subprocess.TimeoutExpired as failure:
        raise Problem(
            f"qemu-img did not convert the image within {_LONGEST} s.",
            advice="Try again on a machine with less to do.",
            exit_code=ExitCode.INCOMPLETE,
        ) from failure
    if done.returncode:
        raise Problem(
            f"qemu-img could not convert the image from {here} to {there}.",
            why=next(iter(done.stderr.splitlines()), ""),
            exit_code=ExitCode.INCOMPLETE,
        )
    return made
