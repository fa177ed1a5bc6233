"""Whatever is done to installed code is named and placed; want of evidence is never unmodified."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from assay.model.provenance import Provenance
from assay.provenance import collection, collector, designated
from assay.provenance.compare import compare
from assay.provenance.finding import Origin
from tests.provenance.builders import (
    NOVA,
    Published,
    changes,
    compared,
    direct_url,
    indexed,
    install,
    placed,
    publish,
)

SYSTEM_PYTHON = "/usr/bin/python3"
INSIDE, OUTSIDE = Provenance.INSIDE, Provenance.OUTSIDE


def _edit(path: str) -> Callable[[Path], None]:
    def tamper(site: Path) -> None:
        (site / path).write_bytes((site / path).read_bytes() + b"ours = True\n")

    return tamper


def _add(path: str, content: bytes = b"ours = True\n") -> Callable[[Path], None]:
    def tamper(site: Path) -> None:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)

    return tamper


def _delete(path: str) -> Callable[[Path], None]:
    return lambda site: (site / path).unlink()


def _other_encoding(site: Path) -> None:
    path = site / "nova/api/words.py"
    path.write_bytes(path.read_bytes().decode("latin-1").encode("utf-16"))


def _other_case(site: Path) -> None:
    (site / "nova/api/auth.py").rename(site / "nova/api/Auth.py")


UNCHECKED = b"\x00\x00\x00\x00\x01\x00\x00\x00"
"""Head of a cache that Python runs without looking at its source (PEP 552)."""


def test_untouched_code_is_unmodified(root: Path, nova: Published, keystone: Published) -> None:
    """What uv installed from a wheel is that wheel's, byte-compiled or not."""
    subprocess.run([root / "bin/python", "-m", "compileall", "-q", root / "lib"], check=True, timeout=60)
    assert list(root.rglob("nova/**/__pycache__/*.pyc"))
    found = compared(root, nova.wheel, keystone.wheel)
    assert found.provenance is Provenance.UNMODIFIED
    assert [project.provenance for project in found.projects] == [Provenance.UNMODIFIED] * 2
    assert changes(found) == []
    assert [one.compared for project in found.projects for one in project.installations] == [len(NOVA), 5]


@pytest.mark.parametrize(
    ("tamper", "provenance", "expected"),
    [
        (_edit("nova/api/auth.py"), INSIDE, [("nova/api/auth.py", "modified", True)]),
        (_edit("nova/virt/libvirt/driver.py"), OUTSIDE, [("nova/virt/libvirt/driver.py", "modified", False)]),
        (_edit("keystone/api/auth.py"), INSIDE, [("keystone/api/auth.py", "modified", True)]),
        (_edit("keystone/api/users.py"), OUTSIDE, [("keystone/api/users.py", "modified", False)]),
        (_delete("nova/virt/driver.py"), INSIDE, [("nova/virt/driver.py", "missing", True)]),
        (_delete("nova/tests/__init__.py"), OUTSIDE, [("nova/tests/__init__.py", "missing", False)]),
        (_add("nova/api/extra.py"), INSIDE, [("nova/api/extra.py", "added", True)]),
        (_add("nova/virt/ours/driver.py"), OUTSIDE, [("nova/virt/ours/driver.py", "added", False)]),
        (_other_encoding, INSIDE, [("nova/api/words.py", "modified", True)]),
        (_other_case, INSIDE, [("nova/api/Auth.py", "added", True), ("nova/api/auth.py", "missing", True)]),
        (
            _add("keystone/api/auth/__init__.py"),
            INSIDE,
            [("keystone/api/auth/__init__.py", "added", True)],
        ),
        (
            _add("keystone/api/auth.abi3.so", b"\x7fELF"),
            INSIDE,
            [("keystone/api/auth.abi3.so", "added", True)],
        ),
        (_add("keystone/api/auth.pyc"), INSIDE, [("keystone/api/auth.pyc", "added", True)]),
        (
            _add("keystone/api/__pycache__/auth.cpython-311.pyc", UNCHECKED),
            INSIDE,
            [("keystone/api/__pycache__/auth.cpython-311.pyc", "added", True)],
        ),
        (_add("keystone/API/auth.py"), INSIDE, [("keystone/API/auth.py", "added", True)]),
        (_add("keystone/api/AUTH/more.py"), INSIDE, [("keystone/api/AUTH/more.py", "added", True)]),
        (_add("keystone/oauth1/more.py"), OUTSIDE, [("keystone/oauth1/more.py", "added", False)]),
    ],
    ids=lambda value: getattr(value, "__name__", "") or (value[0][0] if isinstance(value, list) else None),
)
def test_every_change_is_named_and_placed(
    tamper: Callable[[Path], None],
    provenance: Provenance,
    expected: list[tuple[str, str, bool]],
    site: Path,
    root: Path,
    nova: Published,
    keystone: Published,
) -> None:
    """An edit, a deletion, an addition, a shadow of a module: each by its path, inside or outside."""
    tamper(site)
    found = compared(root, nova.wheel, keystone.wheel)
    assert placed(found) == expected
    assert found.provenance is provenance
    assert {one.origin for one in changes(found)} == {Origin.LATER}


def test_an_edited_record_hides_nothing(site: Path, root: Path, nova: Published, keystone: Published) -> None:
    """Who edits RECORD as well changes when it seems to have been done, and nothing else."""
    edited = b"def allowed(user):\n    return True\n"
    (site / "nova/api/auth.py").write_bytes(edited)
    record = site / "nova-34.0.0.dist-info/RECORD"
    before, after = (
        base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
        for content in (NOVA["nova/api/auth.py"], edited)
    )
    assert before in record.read_text()
    record.write_text(record.read_text().replace(before, after))
    found = compared(root, nova.wheel, keystone.wheel)
    assert placed(found) == [("nova/api/auth.py", "modified", True)]
    assert changes(found)[0].origin is Origin.PACKAGED
    assert found.provenance is INSIDE


def test_a_file_taken_out_of_record_and_disk_is_missing(
    site: Path, root: Path, nova: Published, keystone: Published
) -> None:
    """What is missing is known by what was published, not by what the record admits."""
    (site / "nova/api/auth.py").unlink()
    record = site / "nova-34.0.0.dist-info/RECORD"
    lines = record.read_text().splitlines(keepends=True)
    record.write_text("".join(line for line in lines if not line.startswith("nova/api/auth.py")))
    found = compared(root, nova.wheel, keystone.wheel)
    assert placed(found) == [("nova/api/auth.py", "missing", True)]
    assert changes(found)[0].origin is Origin.PACKAGED


@pytest.mark.parametrize("project", ["nova", "keystone"])
def test_code_without_record_is_never_unmodified(
    project: str, site: Path, root: Path, nova: Published, keystone: Published
) -> None:
    """When RECORD is gone nothing says what was installed, whatever is there."""
    next(site.glob(f"{project}-*.dist-info")).joinpath("RECORD").unlink()
    found = compared(root, nova.wheel, keystone.wheel)
    assert {one.project: one.provenance for one in found.projects}[project] is Provenance.UNREADABLE
    assert found.provenance is Provenance.UNREADABLE


def test_code_without_metadata_is_not_compared(
    site: Path, root: Path, nova: Published, keystone: Published
) -> None:
    """A package that no metadata names has no version, and so nothing to be compared with."""
    shutil.rmtree(site / "nova-34.0.0.dist-info")
    found = compared(root, nova.wheel, keystone.wheel)
    assert found.provenance is Provenance.NOTHING
    assert "which version" in found.projects[0].installations[0].reason


def test_metadata_without_code_is_not_compared(
    site: Path, root: Path, nova: Published, keystone: Published
) -> None:
    """A distribution whose files are all gone is not unmodified."""
    shutil.rmtree(site / "nova")
    found = compared(root, nova.wheel, keystone.wheel)
    assert found.provenance is Provenance.NOTHING
    assert "None of its files" in found.projects[0].installations[0].reason


def test_nothing_found_is_nothing_to_compare(tmp_path: Path, nova: Published) -> None:
    """An empty root is not unmodified, and neither is a project that was asked for and is not there."""
    (tmp_path / "root").mkdir()
    assert compared(tmp_path / "root", nova.wheel).provenance is Provenance.NOTHING
    assert compared(tmp_path / "root", nova.wheel, asked=("nova",)).provenance is Provenance.NOTHING


def test_a_project_asked_for_has_to_be_there(
    site: Path, root: Path, nova: Published, keystone: Published
) -> None:
    """Without one that was asked for the rest is not enough; one that was not asked for is not looked at."""
    assert (
        compared(root, nova.wheel, keystone.wheel, asked=("nova", "glance")).provenance is Provenance.NOTHING
    )
    _edit("keystone/api/auth.py")(site)
    assert compared(root, nova.wheel, keystone.wheel, asked=("nova",)).provenance is Provenance.UNMODIFIED


def test_a_version_that_was_not_indexed_is_not_compared(
    root: Path, tmp_path: Path, keystone: Published
) -> None:
    """Another version in the index is no substitute; it is named, and can be asked for."""
    newer = publish(tmp_path, "nova", "35.0.0", {**NOVA, "nova/api/auth.py": b"pass\n"})
    found = compared(root, newer.wheel, keystone.wheel)
    assert found.provenance is Provenance.NOTHING
    assert "35.0.0" in found.projects[0].installations[0].reason
    known = indexed(tmp_path, newer.wheel, keystone.wheel)
    read = collection.read(root.parent / "root.collected.json")
    against = compare(read, known, designated.find(), against={"nova": "35.0.0"})
    assert placed(against) == [("nova/api/auth.py", "modified", True)]


def test_a_project_is_all_of_its_distributions(
    tmp_path: Path,
) -> None:
    """Neutron without its library is not unmodified; the library alone, which others use, is not neutron."""
    neutron = publish(tmp_path, "neutron", "29.0.0", {"neutron/__init__.py": b""})
    library = publish(tmp_path, "neutron-lib", "5.0.1", {"neutron_lib/__init__.py": b""})
    both = (neutron.wheel, library.wheel)
    install(tmp_path / "root", *both)
    assert compared(tmp_path / "root", *both).provenance is Provenance.UNMODIFIED
    install(tmp_path / "alone", neutron.wheel)
    found = compared(tmp_path / "alone", *both)
    assert found.provenance is Provenance.NOTHING
    assert "neutron-lib" in found.projects[0].reason
    install(tmp_path / "library", library.wheel)
    assert compared(tmp_path / "library", *both).projects == ()
    edited = next((tmp_path / "root").glob("lib/python*/site-packages/neutron_lib/__init__.py"))
    edited.write_bytes(b"ours = True\n")
    assert compared(tmp_path / "root", *both).provenance is Provenance.INSIDE


def test_sources_of_an_editable_installation_are_compared(
    site: Path, root: Path, nova: Published, keystone: Published
) -> None:
    """They need no record to be upstream's own, and an edit among them is found."""
    (root / "source").mkdir()
    (site / "nova").rename(root / "source/nova")
    direct_url(site, "nova", {"url": "file:///source", "dir_info": {"editable": True}})
    assert compared(root, nova.wheel, keystone.wheel).provenance is Provenance.UNMODIFIED
    _edit("nova/api/auth.py")(root / "source")
    found = compared(root, nova.wheel, keystone.wheel)
    assert placed(found) == [("nova/api/auth.py", "modified", True)]
    assert changes(found)[0].origin is Origin.UNKNOWN


def test_a_local_version_is_compared_with_its_public_one(
    tmp_path: Path, nova: Published, keystone: Published, site: Path, root: Path
) -> None:
    """A build that calls itself 34.0.0+ours is held against 34.0.0."""
    folder = site / "nova-34.0.0.dist-info"
    text = (folder / "METADATA").read_text()
    (folder / "METADATA").write_text(text.replace("Version: 34.0.0", "Version: 34.0.0+ours"))
    found = compared(root, nova.wheel, keystone.wheel)
    assert found.projects[0].installations[0].installation.version == "34.0.0+ours"
    assert found.provenance is Provenance.UNMODIFIED


def test_a_link_out_of_the_package_is_not_followed(
    site: Path, root: Path, tmp_path: Path, nova: Published, keystone: Published
) -> None:
    """Neither a file nor a whole package that lies elsewhere is read, even if it is the same."""
    elsewhere = tmp_path / "elsewhere.py"
    elsewhere.write_bytes(NOVA["nova/api/auth.py"])
    (site / "nova/api/auth.py").unlink()
    (site / "nova/api/auth.py").symlink_to(elsewhere)
    found = compared(root, nova.wheel, keystone.wheel)
    assert placed(found) == [("nova/api/auth.py", "unreadable", True)]
    assert "leads out of the package" in changes(found)[0].note
    assert found.provenance is Provenance.UNREADABLE
    (site / "nova").rename(tmp_path / "nova")
    (site / "nova").symlink_to(tmp_path / "nova")
    found = compared(root, nova.wheel, keystone.wheel)
    assert [path for path, *_ in placed(found)] == ["nova"]
    assert found.provenance is Provenance.UNREADABLE


def test_a_link_within_the_package_is_what_it_leads_to(
    site: Path, root: Path, nova: Published, keystone: Published
) -> None:
    """A link to another module is another content; one to the same content is the same content."""
    (site / "nova/api/auth.py").unlink()
    (site / "nova/api/auth.py").symlink_to("words.py")
    assert placed(compared(root, nova.wheel, keystone.wheel)) == [("nova/api/auth.py", "modified", True)]
    (site / "nova/virt/libvirt/__init__.py").unlink()
    (site / "nova/virt/libvirt/__init__.py").symlink_to("../__init__.py")
    assert len(placed(compared(root, nova.wheel, keystone.wheel))) == 1


@pytest.mark.parametrize("kind", ["fifo", "dangling", "huge"])
def test_what_is_no_sensible_file_is_unreadable(
    kind: str, site: Path, root: Path, nova: Published, keystone: Published
) -> None:
    """A pipe, a link to nowhere and a file without end are named, and stop nothing."""
    path = site / "nova/api/auth.py"
    path.unlink()
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "dangling":
        path.symlink_to("nowhere.py")
    else:
        path.touch()
        os.truncate(path, collector.LARGEST_FILE + 1)
    found = compared(root, nova.wheel, keystone.wheel)
    assert placed(found) == [("nova/api/auth.py", "unreadable", True)]
    assert found.provenance is Provenance.UNREADABLE


def test_what_may_not_be_read_is_unreadable(untouched: Path, nova: Published, keystone: Published) -> None:
    """A file and a folder without permission are named; a modification beside them is still found."""
    python = SYSTEM_PYTHON if Path(SYSTEM_PYTHON).exists() else sys.executable
    program = Path(collector.__file__).read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        root = Path(folder) / "root"
        shutil.copytree(untouched, root, symlinks=True)
        site = next(root.glob("lib/python*/site-packages"))
        subprocess.run(["chmod", "-R", "a+rX", root], check=True)

        def again() -> list[tuple[str, str, bool]]:
            done = subprocess.run(
                [python, "-I", "-", "--root", root],
                input=program,
                stdout=subprocess.PIPE,
                check=True,
                user=65534 if os.geteuid() == 0 else None,
            )
            (Path(folder) / "written.json").write_bytes(done.stdout)
            read = collection.read(Path(folder) / "written.json")
            found = compare(read, indexed(Path(folder), nova.wheel, keystone.wheel), designated.find())
            provenances.append(found.provenance)
            notes.extend(found.notes)
            return placed(found)

        provenances: list[Provenance] = []
        notes: list[str] = []
        (root / "home/private").mkdir(parents=True)
        (root / "home/private").chmod(0)
        assert again() == []
        assert f"{root}: 1 folders were not searched: Permission denied" in notes
        assert "private" not in (Path(folder) / "written.json").read_text()
        (site / "nova/api/auth.py").chmod(0)
        (site / "keystone/oauth1").chmod(0)
        assert again() == [("nova/api/auth.py", "unreadable", True), ("keystone/oauth1", "unreadable", False)]
        _edit("nova/virt/driver.py")(site)
        assert ("nova/virt/driver.py", "modified", True) in again()
        assert provenances == [Provenance.UNMODIFIED, Provenance.UNREADABLE, Provenance.INSIDE]
        (site / "keystone/oauth1").chmod(0o755)


def test_a_package_with_too_many_files_is_unreadable(
    site: Path, root: Path, nova: Published, keystone: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was not reached is neither missing nor unmodified."""
    monkeypatch.setattr(collector, "MOST_FILES", 6)
    found = compared(root, nova.wheel, keystone.wheel)
    assert placed(found) == [("nova", "unreadable", True)]
    assert [one.provenance for one in found.projects] == [Provenance.UNREADABLE, Provenance.UNMODIFIED]


def test_a_search_that_was_cut_short_is_not_unmodified(
    root: Path, nova: Published, keystone: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies behind the end of the search may be anything."""
    (root / "zzz" / "deep").mkdir(parents=True)
    (root / "aaa" / "deep").mkdir(parents=True)
    whole = compared(root, nova.wheel, keystone.wheel)
    assert whole.provenance is Provenance.UNMODIFIED
    monkeypatch.setattr(collector, "MOST_FOLDERS", 5)
    assert "cut short" in compared(root, nova.wheel, keystone.wheel).reason
    assert compared(root, nova.wheel, keystone.wheel).provenance is Provenance.UNREADABLE
