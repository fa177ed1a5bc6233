"""The guest's image, built when it is missing: Debian's kernel, busybox and dropbear, and our files."""

import gzip
import hashlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import platformdirs

from assay.problem import Problem

from . import disk, modules, packages, tools

FILES = Path(__file__).parent / "init"
"""The guest's own files: `early` is its first program, `main` its second, and the rest is theirs."""
MAKERS = ("build.py", "disk.py", "modules.py", "packages.py")
"""Our own code that an image depends on."""
EMPTY_FOLDERS = ("bin", "sbin", "etc", "proc", "sys", "dev", "run", "tmp", "root", "mnt", "var/lib/assay")


def ensure(progress: Callable[[str], None]) -> Path:
    """Return the guest's image, a qcow2 file, after building it when it is missing.

    Its name has a digest of everything that it is made of. It gets that name only when it is complete.

    Args:
        progress: Told what takes long.

    Raises:
        Problem: Tools are missing, or packages could not be fetched.
    """
    tools.require()
    versions = packages.wanted()
    image = platformdirs.user_cache_path("assay") / "guest" / f"guest-{_digest(versions)}.qcow2"
    if image.exists():
        return image
    image.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".building-", dir=image.parent) as folder:
        progress("building the guest: fetching its packages")
        files = packages.unpack(versions, Path(folder))
        progress("building the guest: making its disk")
        _build(files, Path(folder)).rename(image)
    return image


def _build(files: Path, folder: Path) -> Path:
    early = _early(files, folder)
    root = _root(files, folder)
    raw = disk.make(_only(files, "boot/vmlinuz-*"), early, root, folder)
    draft = folder / "guest.qcow2"
    disk.compress(raw, draft)
    return draft


def _early(files: Path, folder: Path) -> Path:
    """Return the initial file system: busybox, modules, and the program that finds the root file system."""
    tree = folder / "early"
    for name in ("bin", "modules", "proc", "sys", "dev", "run", "root"):
        (tree / name).mkdir(parents=True)
    _copy(_busybox(files), tree / "bin/busybox")
    _copy(FILES / "early", tree / "init")
    ordered = modules.collect(files)
    for name, content in ordered.items():
        (tree / "modules" / name).write_bytes(content)
    (tree / "modules/order").write_text("\n".join(ordered) + "\n")
    names = "\n".join(str(path.relative_to(tree)) for path in sorted(tree.rglob("*")))
    archive = folder / "early.cpio"
    options = ("-o", "-H", "newc", "--quiet", "--reproducible", "-R", "+0:+0", "-F", str(archive))
    tools.run("cpio", *options, within=tree, given=names)
    packed = folder / "early.gz"
    packed.write_bytes(gzip.compress(archive.read_bytes(), mtime=0))
    return packed


def _root(files: Path, folder: Path) -> Path:
    """Return the folder that becomes the root file system."""
    tree = folder / "root"
    for name in EMPTY_FOLDERS:
        (tree / name).mkdir(parents=True)
    busybox = _busybox(files)
    _copy(busybox, tree / "bin/busybox")
    for applet in tools.run(busybox, "--list").split():
        if applet != "busybox":
            (tree / "bin" / applet).symlink_to("busybox")
    for name in ("usr/sbin/dropbear", "usr/bin/dropbearkey", "*sbin/resize2fs"):
        program = _only(files, name)
        _copy(program, tree / "sbin" / program.name)
        for library in packages.libraries(files, program):
            where = "lib64" if library.name.startswith("ld-") else "lib/x86_64-linux-gnu"
            _copy(library, tree / where / library.name)
    _copy(FILES / "main", tree / "sbin/init")
    for source in sorted((FILES / "lib").iterdir()):
        _copy(source, tree / "lib/assay" / source.name)
    for source in sorted((FILES / "bin").iterdir()):
        _copy(source, tree / "bin" / source.name)
    for source in sorted((FILES / "etc").iterdir()):
        _copy(source, tree / "etc" / source.name)
    return tree


def _busybox(files: Path) -> Path:
    return _only(files, "*bin/busybox")


def _only(files: Path, pattern: str) -> Path:
    found = sorted((*files.glob(pattern), *files.glob(f"usr/{pattern}")))
    if not found:
        raise Problem(f"The guest's packages hold no {pattern}.", why="They are not those of a Debian.")
    return found[0]


def _copy(source: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, to)
    to.chmod(0o755)


def _digest(versions: dict[str, str]) -> str:
    """Bind all that the image is made of: packages, the guest's files, and how they are put together."""
    digest = hashlib.sha256()
    for name, version in sorted(versions.items()):
        digest.update(f"{name}={version}\n".encode())
    for path in sorted((*FILES.rglob("*"), *(Path(__file__).with_name(name) for name in MAKERS))):
        if path.is_file():
            digest.update(f"{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]
