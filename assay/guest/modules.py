"""The kernel modules that the guest loads, each after those that it needs."""

import lzma
import re
from pathlib import Path

from assay.problem import Problem

WANTED = (
    "virtio_pci",
    "virtio_blk",
    "virtio_scsi",
    "ata_piix",
    "sd_mod",
    "sr_mod",
    "virtio_net",
    "virtio_rng",
    "virtio_console",
    "isofs",
    "vfat",
    "nls_ascii",
    "nls_cp437",
    "nls_utf8",
    "evdev",
    "button",
)
"""Devices that clouds give to servers, file systems of config drives, and the power button."""
_DEPENDS = re.compile(rb"\0depends=([^\0]*)\0")


def collect(files: Path) -> dict[str, bytes]:
    """Return the content of every module by its file name, in the order of loading.

    A module names those that it needs in its own text; that spares the tools of a running system.

    Args:
        files: The unpacked packages, with one kernel among them.

    Raises:
        Problem: The kernel has no such module.
    """
    there = {_name(path): path for path in files.glob("**/lib/modules/*/kernel/**/*.ko*")}
    loaded: dict[str, bytes] = {}
    for name in WANTED:
        _add(name, there, loaded)
    return loaded


def _add(name: str, there: dict[str, Path], loaded: dict[str, bytes]) -> None:
    if f"{name}.ko" in loaded:
        return
    if name not in there:
        raise Problem(f"The kernel that the guest is to boot has no module {name}.")
    content = there[name].read_bytes()
    if there[name].suffix == ".xz":
        content = lzma.decompress(content)
    found = _DEPENDS.search(content)
    for needed in (found.group(1).decode() if found else "").split(","):
        if needed:
            _add(needed.replace("-", "_"), there, loaded)
    loaded[f"{name}.ko"] = content


def _name(path: Path) -> str:
    return path.name.split(".ko")[0].replace("-", "_")
