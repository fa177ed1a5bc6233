"""Small real distributions: built and installed by uv, packaged by dpkg-deb, compared as files."""

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from uv import find_uv_bin

from assay.provenance import archives, collection, collector, designated, index
from assay.provenance.compare import compare
from assay.provenance.finding import Change, Comparison

NOVA: dict[str, bytes] = {
    "nova/__init__.py": b'"""The compute service."""\n',
    "nova/api/__init__.py": b"",
    "nova/api/auth.py": b"def allowed(user):\n    return user is not None\n",
    "nova/api/words.py": "# -*- coding: latin-1 -*-\nGREETING = 'Grüße'\n".encode("latin-1"),
    "nova/api/history.rst": b"History\n=======\n",
    "nova/virt/__init__.py": b"",
    "nova/virt/driver.py": b"class ComputeDriver:\n    pass\n",
    "nova/virt/libvirt/__init__.py": b"",
    "nova/virt/libvirt/driver.py": b"class LibvirtDriver:\n    slow = True\n",
    "nova/tests/__init__.py": b"",
}
KEYSTONE: dict[str, bytes] = {
    "keystone/__init__.py": b"",
    "keystone/api/__init__.py": b"",
    "keystone/api/auth.py": b"METHODS = ['password', 'token']\n",
    "keystone/api/users.py": b"USERS = 'users'\n",
    "keystone/oauth1/__init__.py": b"",
}
PROJECT = """\
[build-system]
requires = ["uv_build"]
build-backend = "uv_build"
[project]
name = "{name}"
version = "{version}"
[project.scripts]
{name}-api = "{module}:main"
[tool.uv.build-backend]
module-root = ""
module-name = "{module}"
"""


@dataclass(frozen=True, kw_only=True)
class Published:
    """A distribution as it was published."""

    wheel: Path
    sdist: Path


def uv(*words: object) -> None:
    """Run uv without a network."""
    subprocess.run([find_uv_bin(), *map(str, words), "--offline", "--quiet"], check=True, timeout=120)


def write_files(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files below a folder, and return it."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def publish(folder: Path, name: str, version: str, files: Mapping[str, bytes]) -> Published:
    """Build a wheel and an sdist of a distribution whose import package is named like it."""
    source = write_files(folder / f"{name}-{version}-source", files)
    module = next(iter(files)).split("/")[0]
    (source / "pyproject.toml").write_text(PROJECT.format(name=name, version=version, module=module))
    output = folder / f"{name}-{version}-published"
    uv("build", "--wheel", "--sdist", "--out-dir", output, source)
    return Published(wheel=next(output.glob("*.whl")), sdist=next(output.glob("*.tar.gz")))


def install(environment: Path, *what: object) -> Path:
    """Make a virtual environment with some distributions, and return its site-packages."""
    uv("venv", environment)
    uv("pip", "install", "--no-index", "--no-deps", "--link-mode", "copy", "--python", environment, *what)
    return next(environment.glob("lib/python*/site-packages"))


def collected(root: Path) -> collection.Collection:
    """What the collector finds below a root, written and read back."""
    written = root.parent / f"{root.name}.collected.json"
    collector.write(collector.collect([str(root)]), str(written))
    return collection.read(written)


def indexed(folder: Path, *published: Path) -> index.Index:
    """An index of some archives, written and read back."""
    written = folder / "index.json.gz"
    index.write(index.build([archives.read(path) for path in published]), written)
    return index.read(written)


def compared(root: Path, *published: Path, asked: tuple[str, ...] = ()) -> Comparison:
    """What is found below a root, compared with archives."""
    return compare(collected(root), indexed(root.parent, *published), designated.find(), asked=asked)


def changes(comparison: Comparison) -> list[Change]:
    """Every change of every installation."""
    return [
        change
        for project in comparison.projects
        for finding in project.installations
        for change in finding.changes
    ]


def placed(comparison: Comparison) -> list[tuple[str, str, bool]]:
    """Path, difference, and whether it is designated, of every change."""
    return [(one.path, one.difference.value, one.designated) for one in changes(comparison)]


def debian_package(folder: Path, name: str, version: str, files: Mapping[str, bytes]) -> Path:
    """Build a Debian package with its list of digests, as debhelper does."""
    import hashlib

    tree = write_files(folder / f"{name}-tree", files)
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN/control").write_text(
        f"Package: {name}\nVersion: {version}\nArchitecture: all\nMaintainer: Nobody <nobody@example.org>\n"
        "Description: a package for a test\n"
    )
    sums = [f"{hashlib.md5(content).hexdigest()}  {path}" for path, content in files.items()]
    (tree / "DEBIAN/md5sums").write_text("\n".join(sums) + "\n")
    package = folder / f"{name}.deb"
    subprocess.run(
        ["dpkg-deb", "--build", "--root-owner-group", tree, package], check=True, capture_output=True
    )
    return package


def debian_root(root: Path, *packages: Path) -> Path:
    """Unpack Debian packages into a root with a database of its own."""
    (root / "var/lib/dpkg/info").mkdir(parents=True)
    (root / "var/lib/dpkg/updates").mkdir()
    (root / "var/lib/dpkg/status").touch()
    command = ["dpkg", f"--root={root}", "--force-all", "--no-triggers", "--unpack", *map(str, packages)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return root


def direct_url(site: Path, name: str, origin: object) -> None:
    """Say in a distribution's metadata where it came from (PEP 610)."""
    next(site.glob(f"{name}-*.dist-info")).joinpath("direct_url.json").write_text(json.dumps(origin))
