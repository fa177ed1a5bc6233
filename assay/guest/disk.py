"""A disk that boots by itself: a small FAT partition with loader and kernel, and the root partition last.

Nothing is mounted and nothing needs root: every tool works inside an ordinary file.
"""

import shutil
from pathlib import Path

from . import tools

MIB = 1024 * 1024
SECTOR = 512
BOOT_MIB = 22
ROOT_MIB = 24
ROOT_LABEL = "assay-root"
COMMAND_LINE = "console=tty0 console=ttyS0,115200n8 quiet panic=10 net.ifnames=0 nocsum"
"""`nocsum` is for the guest's own init: its network cards leave checksums and segmentation to nobody."""
_BOOT_CODE = 440
"""Bytes of a boot record before the partition table."""


def make(kernel: Path, early: Path, root: Path, folder: Path) -> Path:
    """Return a raw disk that boots a kernel.

    Args:
        kernel: The kernel.
        early: Its initial file system, a compressed archive.
        root: The folder that becomes the root file system.
        folder: Where to work.

    Raises:
        Problem: A tool failed.
    """
    disk = folder / "guest.raw"
    with disk.open("wb") as file:
        file.truncate((1 + BOOT_MIB + ROOT_MIB) * MIB)
    start = MIB // SECTOR
    size = BOOT_MIB * MIB // SECTOR
    table = f"label: dos\nstart={start}, size={size}, type=e, bootable\nstart={start + size}, type=83\n"
    tools.run("sfdisk", "--quiet", disk, given=table)
    _boot_partition(disk, kernel, early, folder, size)
    _root_partition(disk, root, folder)
    with disk.open("r+b") as file:
        file.write(tools.BOOT_RECORD.read_bytes()[:_BOOT_CODE])
    return disk


def compress(disk: Path, to: Path) -> None:
    """Write a raw disk as a compressed qcow2 image."""
    tools.run("qemu-img", "convert", "-f", "raw", "-O", "qcow2", "-c", disk, to)


def _boot_partition(disk: Path, kernel: Path, early: Path, folder: Path, sectors: int) -> None:
    config = folder / "syslinux.cfg"
    config.write_text(
        "DEFAULT guest\nPROMPT 0\nLABEL guest\n"
        f"  KERNEL vmlinuz\n  INITRD early.gz\n  APPEND {COMMAND_LINE}\n"
    )
    within = f"{disk}@@{MIB}"
    geometry = ("-h", "64", "-s", "32", "-H", str(MIB // SECTOR), "-T", str(sectors))
    tools.run("mformat", "-i", within, *geometry, "-v", "BOOT", "::")
    for source, name in ((kernel, "vmlinuz"), (early, "early.gz"), (config, "syslinux.cfg")):
        tools.run("mcopy", "-i", within, source, f"::/{name}")
    tools.run("syslinux", "--install", "--offset", str(MIB), disk)


def _root_partition(disk: Path, root: Path, folder: Path) -> None:
    """Make the file system so that it can grow: with room for descriptors, and without a large journal."""
    partition = folder / "root.ext4"
    with partition.open("wb") as file:
        file.truncate(ROOT_MIB * MIB)
    form = (
        "-t",
        "ext4",
        "-b",
        "4096",
        "-m",
        "0",
        "-N",
        "2048",
        "-J",
        "size=4",
        "-O",
        "^metadata_csum,^64bit",
    )
    options = ("-L", ROOT_LABEL, "-E", "root_owner=0:0,lazy_itable_init=1", "-d", str(root))
    tools.run("mke2fs", "-q", "-F", *form, *options, partition)
    with disk.open("r+b") as whole, partition.open("rb") as part:
        whole.seek((1 + BOOT_MIB) * MIB)
        shutil.copyfileobj(part, whole, MIB)
