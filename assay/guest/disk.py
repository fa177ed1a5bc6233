"""A disk that boots by itself: a small FAT partition with loader and kernel, and the root partition last.

Nothing is mounted and nothing needs root: every tool works inside an ordinary file.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from . import tools

MIB = 1024 * 1024
SECTOR = 512
ROOT_LABEL = "assay-root"
COMMAND_LINE = "console=tty0 console=ttyS0,115200n8 quiet panic=10 net.ifnames=0 nocsum"
"""`nocsum` is for the guest's own init: its network cards leave checksums and segmentation to nobody."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """What a disk is like.

    Attributes:
        boot: Size of the partition with loader and kernel, in MiB.
        root: Size of the root partition, in MiB.
        inodes: How many files the root file system has room for.
        command_line: What the kernel is told.
    """

    boot: int = 22
    root: int = 24
    inodes: int = 2048
    command_line: str = COMMAND_LINE


_BOOT_CODE = 440
"""Bytes of a boot record before the partition table."""


def make(kernel: Path, early: Path, root: Path, folder: Path, form: Form | None = None) -> Path:
    """Return a raw disk that boots a kernel.

    Args:
        kernel: The kernel.
        early: Its initial file system, a compressed archive.
        root: The folder that becomes the root file system.
        folder: Where to work.
        form: What it is like; that of the guest if left out.

    Raises:
        Problem: A tool failed.
    """
    form = form or Form()
    disk = folder / "guest.raw"
    with disk.open("wb") as file:
        file.truncate((1 + form.boot + form.root) * MIB)
    start = MIB // SECTOR
    size = form.boot * MIB // SECTOR
    table = f"label: dos\nstart={start}, size={size}, type=e, bootable\nstart={start + size}, type=83\n"
    tools.run("sfdisk", "--quiet", disk, given=table)
    _boot_partition(disk, kernel, early, folder, form)
    _root_partition(disk, root, folder, form)
    with disk.open("r+b") as file:
        file.write(tools.BOOT_RECORD.read_bytes()[:_BOOT_CODE])
    return disk


def compress(disk: Path, to: Path) -> None:
    """Write a raw disk as a compressed qcow2 image."""
    tools.run("qemu-img", "convert", "-f", "raw", "-O", "qcow2", "-c", disk, to)


def _boot_partition(disk: Path, kernel: Path, early: Path, folder: Path, form: Form) -> None:
    config = folder / "syslinux.cfg"
    config.write_text(
        "DEFAULT guest\nPROMPT 0\nLABEL guest\n"
        f"  KERNEL vmlinuz\n  INITRD early.gz\n  APPEND {form.command_line}\n"
    )
    within = f"{disk}@@{MIB}"
    geometry = ("-h", "64", "-s", "32", "-H", str(MIB // SECTOR), "-T", str(form.boot * MIB // SECTOR))
    tools.run("mformat", "-i", within, *geometry, "-v", "BOOT", "::")
    for source, name in ((kernel, "vmlinuz"), (early, "early.gz"), (config, "syslinux.cfg")):
        tools.run("mcopy", "-i", within, source, f"::/{name}")
    tools.run("syslinux", "--install", "--offset", str(MIB), disk)


def _root_partition(disk: Path, root: Path, folder: Path, form: Form) -> None:
    """Make the file system so that it can grow: with room for descriptors, and without a large journal."""
    partition = folder / "root.ext4"
    with partition.open("wb") as file:
        file.truncate(form.root * MIB)
    kind = ("-t", "ext4", "-b", "4096", "-m", "0", "-N", str(form.inodes))
    features = ("-J", "size=4", "-O", "^metadata_csum,^64bit")
    options = ("-L", ROOT_LABEL, "-E", "root_owner=0:0,lazy_itable_init=1", "-d", str(root))
    tools.run("mke2fs", "-q", "-F", *kind, *features, *options, partition)
    with disk.open("r+b") as whole, partition.open("rb") as part:
        whole.seek((1 + form.boot) * MIB)
        shutil.copyfileobj(part, whole, MIB)
