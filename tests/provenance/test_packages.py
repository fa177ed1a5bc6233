"""Code that Debian or RPM packages brought: compared with upstream, and told apart from later edits."""

import shutil
import subprocess
from pathlib import Path

import pytest

from assay.model.provenance import Provenance
from assay.provenance.collection import Kind
from assay.provenance.finding import Origin
from tests.provenance.builders import (
    NOVA,
    Published,
    changes,
    collected,
    compared,
    debian_package,
    debian_root,
    placed,
    write_files,
)

DIST = "usr/lib/python3/dist-packages"
EGG = {f"{DIST}/nova-34.0.0.egg-info/PKG-INFO": b"Metadata-Version: 2.1\nName: nova\nVersion: 34.0.0\n"}
PATCHED = {**NOVA, "nova/api/auth.py": b"def allowed(user):\n    return bool(user)\n"}

needs_dpkg = pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="dpkg is not on this machine")
needs_rpm = pytest.mark.skipif(not shutil.which("rpmbuild"), reason="rpmbuild is not on this machine")


def _debian(tmp_path: Path, files: dict[str, bytes]) -> Path:
    inside = {f"{DIST}/{path}": content for path, content in files.items()}
    package = debian_package(tmp_path, "python3-nova", "2:34.0.0-3", {**inside, **EGG})
    return debian_root(tmp_path / "root", package)


@needs_dpkg
def test_a_debian_package_of_upstream_files_is_unmodified(tmp_path: Path, nova: Published) -> None:
    """The same files under another path are the same; package and version are told."""
    root = _debian(tmp_path, NOVA)
    (one,) = collected(root).installations
    assert (one.kind, one.package) == (Kind.DEBIAN, ("python3-nova", "2:34.0.0-3"))
    assert compared(root, nova.wheel).provenance is Provenance.UNMODIFIED


@needs_dpkg
def test_a_debian_patch_is_told_from_a_later_edit(tmp_path: Path, nova: Published) -> None:
    """Both are modifications; dpkg's digests say which was in the package."""
    root = _debian(tmp_path, PATCHED)
    (root / DIST / "nova/virt/driver.py").write_bytes(b"class ComputeDriver:\n    ours = True\n")
    (root / DIST / "nova/virt/__init__.py").unlink()
    found = compared(root, nova.wheel)
    assert [(one.path, one.difference.value, one.origin) for one in changes(found)] == [
        ("nova/api/auth.py", "modified", Origin.PACKAGED),
        ("nova/virt/__init__.py", "missing", Origin.LATER),
        ("nova/virt/driver.py", "modified", Origin.LATER),
    ]
    assert found.provenance is Provenance.INSIDE


@needs_dpkg
def test_what_a_package_leaves_out_and_adds_is_the_packages(tmp_path: Path, nova: Published) -> None:
    """A package without upstream's tests, and with a file of its own, was packaged so."""
    files = {path: content for path, content in NOVA.items() if not path.startswith("nova/tests/")}
    found = compared(_debian(tmp_path, {**files, "nova/virt/xen/driver.py": b""}), nova.wheel)
    assert placed(found) == [
        ("nova/tests/__init__.py", "missing", False),
        ("nova/virt/xen/driver.py", "added", False),
    ]
    assert {one.origin for one in changes(found)} == {Origin.PACKAGED}
    assert found.provenance is Provenance.OUTSIDE


@needs_dpkg
def test_without_dpkgs_database_nothing_is_unmodified(tmp_path: Path, nova: Published) -> None:
    """An unpacked package whose record is not there cannot be told from one that was put together."""
    root = _debian(tmp_path, NOVA)
    shutil.rmtree(root / "var/lib/dpkg")
    assert compared(root, nova.wheel).provenance is Provenance.UNREADABLE


def test_an_rpm_database_without_rpm_is_said(
    tmp_path: Path, nova: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where rpm is missing its database is named as not read, and its packages have no record."""
    (tmp_path / "root/var/lib/rpm").mkdir(parents=True)
    (tmp_path / "root/var/lib/rpm/rpmdb.sqlite").touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "there is no rpm" in collected(tmp_path / "root").notes[0]


SPEC = """\
Name: python3-nova
Version: 34.0.0
Release: 1
Epoch: 1
Summary: A package for a test
License: Apache-2.0
BuildArch: noarch
AutoReqProv: no
%description
A package for a test.
%install
mkdir -p %{{buildroot}}
cp -a {tree}/. %{{buildroot}}/
%files
/usr/lib/python3.9
"""


@needs_rpm
def test_an_rpm_package_is_compared_by_its_database(tmp_path: Path, nova: Published) -> None:
    """An unmodified file agrees with the database, a patch is the package's, an edit is later."""
    site = "usr/lib/python3.9/site-packages"
    egg = {f"{site}/{path.removeprefix(DIST + '/')}": content for path, content in EGG.items()}
    tree = write_files(tmp_path / "tree", {**{f"{site}/{p}": c for p, c in PATCHED.items()}, **egg})
    (tmp_path / "nova.spec").write_text(SPEC.format(tree=tree))
    defines = ["--define", f"_topdir {tmp_path}/build", "--define", "__os_install_post %{nil}"]
    subprocess.run(["rpmbuild", *defines, "-bb", tmp_path / "nova.spec"], check=True, capture_output=True)
    package = next((tmp_path / "build").rglob("*.rpm"))
    root = tmp_path / "root"
    (root / "var/lib/rpm").mkdir(parents=True)
    command = ["rpm", "--dbpath", f"{root}/var/lib/rpm", "--justdb", "--nodeps", "-i", str(package)]
    debian = ["--force-debian"] if Path("/etc/debian_version").exists() else []
    subprocess.run([*command, *debian], check=True, capture_output=True)
    shutil.copytree(tree, root, dirs_exist_ok=True)
    (root / site / "nova/virt/driver.py").write_bytes(b"ours = True\n")
    (one,) = collected(root).installations
    assert (one.kind, one.package) == (Kind.RPM, ("python3-nova", "1:34.0.0-1"))
    found = compared(root, nova.wheel)
    assert [(one.path, one.origin) for one in changes(found)] == [
        ("nova/api/auth.py", Origin.PACKAGED),
        ("nova/virt/driver.py", Origin.LATER),
    ]
