"""Archives, pins and the index: read with bounds, held against their own records, the same every time."""

import gzip
import io
import json
import shutil
import tarfile
import zipfile
from pathlib import Path

import pytest

from assay.problem import Problem
from assay.provenance import archives, documents, fetch, index, pins
from assay.provenance.pins import Pin
from tests.provenance.builders import NOVA, Published, indexed


def _rewritten(wheel: Path, folder: Path, change: dict[str, bytes]) -> Path:
    """A copy of a wheel in which some entries have another content, or are new."""
    path = folder / wheel.name
    with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.pop(name, old.read(name)))
        for name, content in change.items():
            new.writestr(name, content)
    return path


def test_wheel_and_sdist_hold_the_same_code(nova: Published) -> None:
    """Both are read to the same paths and digests; metadata and build files are no code."""
    wheel, sdist = archives.read(nova.wheel), archives.read(nova.sdist)
    assert wheel.files == sdist.files
    assert list(wheel.files) == sorted(NOVA)
    assert (wheel.distribution, wheel.version, wheel.wheel) == ("nova", "34.0.0", True)
    assert archives.text(nova.wheel, "nova/api/auth.py") == NOVA["nova/api/auth.py"]
    assert archives.text(nova.sdist, "nova/api/auth.py") == NOVA["nova/api/auth.py"]
    assert archives.text(nova.sdist, "nova/nowhere.py") is None


def test_a_wheel_that_contradicts_its_record_is_refused(nova: Published, tmp_path: Path) -> None:
    """A changed file, an unrecorded one, and a wheel without RECORD."""
    with pytest.raises(Problem, match=r"nova/api/auth\.py is not what its RECORD says"):
        archives.read(_rewritten(nova.wheel, tmp_path, {"nova/api/auth.py": b"pass\n"}))
    with pytest.raises(Problem, match=r"nova/more\.py is not what"):
        archives.read(_rewritten(nova.wheel, tmp_path, {"nova/more.py": b""}))
    with zipfile.ZipFile(tmp_path / nova.wheel.name, "w") as bare:
        bare.writestr("nova/__init__.py", b"")
    with pytest.raises(Problem, match="no RECORD"):
        archives.read(tmp_path / nova.wheel.name)


def test_archives_are_bounded(nova: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that unpacks to too much, and an archive with too many entries, are refused."""
    bomb = _rewritten(nova.wheel, tmp_path, {"nova/bomb.py": b"\n" * (archives.LARGEST_FILE + 1)})
    assert bomb.stat().st_size < 1 << 20
    with pytest.raises(Problem, match="unpacks to more than is sensible"):
        archives.read(bomb)
    monkeypatch.setattr(archives, "MOST_ENTRIES", 3)
    for path in (nova.wheel, nova.sdist):
        with pytest.raises(Problem, match="more than 3 entries"):
            archives.read(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no wheel", b"\x1f\x8b\x08 no sdist"])
@pytest.mark.parametrize("name", ["nova-34.0.0-py3-none-any.whl", "nova-34.0.0.tar.gz"])
def test_what_is_no_archive_is_refused(name: str, content: bytes, tmp_path: Path) -> None:
    """A file that is cut or something else is a sentence."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Problem, match="cannot be relied on"):
        archives.read(tmp_path / name)


def test_an_sdist_is_never_unpacked(nova: Published, tmp_path: Path) -> None:
    """Links and paths that climb are no code, wherever they point."""
    path = tmp_path / "nova-34.0.0.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name, target in (
            ("nova-34.0.0/nova/link.py", "/etc/passwd"),
            ("nova-34.0.0/nova/../../x.py", ""),
        ):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = (tarfile.SYMTYPE, target) if target else (tarfile.REGTYPE, "")
            archive.addfile(entry, io.BytesIO() if not target else None)
        archive.addfile(tarfile.TarInfo("nova-34.0.0/nova/__init__.py"), io.BytesIO())
    assert list(archives.read(path).files) == ["nova/__init__.py"]


@pytest.mark.parametrize(
    "name", ["nova.whl", "nova-34.0.0.zip.txt", "requests-2.0-py3-none-any.whl", "x.tar.gz"]
)
def test_only_archives_of_known_projects_are_read(name: str, tmp_path: Path) -> None:
    """A name that says nothing, or of another project, is refused before the file is opened."""
    with pytest.raises(Problem, match=r"not the name of|no archive of a project"):
        archives.read(tmp_path / name)


def test_an_index_is_the_same_every_time(nova: Published, keystone: Published, tmp_path: Path) -> None:
    """Order does not matter, nor when it was packed; it is read back as it was."""
    both = [archives.read(nova.wheel), archives.read(keystone.wheel)]
    index.write(index.build(both), tmp_path / "one.json.gz")
    index.write(index.build([*reversed(both), both[0]]), tmp_path / "two.json.gz")
    index.write(index.build(both), tmp_path / "plain.json")
    assert (tmp_path / "one.json.gz").read_bytes() == (tmp_path / "two.json.gz").read_bytes()
    assert gzip.decompress((tmp_path / "one.json.gz").read_bytes()) == (tmp_path / "plain.json").read_bytes()
    assert index.read(tmp_path / "one.json.gz") == index.build(both)


def test_versions_that_mean_the_same_are_found(nova: Published, tmp_path: Path) -> None:
    """34.0 is 34.0.0; 34.0.1 and 34.0.0rc1 are not."""
    known = indexed(tmp_path, nova.wheel, nova.sdist)
    release = known.find("nova", "34.0")
    assert release is not None
    assert [one.wheel for one in release.archives] == [True, False]
    assert known.find("nova", "34.0.1") is None
    assert known.find("nova", "34.0.0rc1") is None
    assert known.find("keystone", "34.0.0") is None


def test_unsound_indexes_are_refused(
    nova: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut, of another format, with a digest that is none, contradicting itself, or too large."""
    path = tmp_path / "index.json"
    index.write(index.build([archives.read(nova.wheel)]), path)
    sound = json.loads(path.read_text())

    def refused(text: str | bytes, why: str) -> None:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(Problem, match=why):
            index.read(path)

    refused("{", "not JSON")
    refused("[" * 100_000, "not JSON")
    refused(gzip.compress(b"{}")[:-4], "cannot be read")
    refused(json.dumps({**sound, "version": 2}), "does not validate")
    wrong = json.loads(json.dumps(sound))
    wrong["releases"][0]["archives"][0]["files"]["nova/__init__.py"][0] = "0"
    refused(json.dumps(wrong), "does not validate: releases.0.archives.0.files")
    wrong = json.loads(json.dumps(sound))
    wrong["releases"][0]["version"] = "35.0.0"
    refused(json.dumps(wrong), "contradicts the names")
    refused(json.dumps({**sound, "releases": []}), "does not validate")
    monkeypatch.setattr(documents, "LARGEST", 100)
    refused(gzip.compress(json.dumps(sound).encode()), "larger than")


def test_pins_are_read_as_pip_writes_them(tmp_path: Path) -> None:
    """Hashes over several lines, comments, markers, names in any spelling; everything else is passed by."""
    path = tmp_path / "constraints.txt"
    path.write_text(
        "# services\n--index-url https://example.org\nrequests==2.32.0\nglance>=33\n"
        "nova==34.0.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb  # both\n"
        "OpenStack_Placement===16.0.0;python_version>='3.11'\n-e git+https://example.org/x#egg=swift\n"
    )
    assert pins.read(path) == [
        Pin(distribution="nova", version="34.0.0", hashes=("sha256:aa", "sha256:bb")),
        Pin(distribution="openstack-placement", version="16.0.0"),
    ]
    path.write_text("requests==2.32.0\n")
    with pytest.raises(Problem, match="pin no project"):
        pins.read(path)
    with pytest.raises(Problem, match="cannot be read"):
        pins.read(tmp_path / "nowhere")


@pytest.fixture
def shop(nova: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which pip looks instead of in an index."""
    folder = tmp_path / "shop"
    folder.mkdir()
    shutil.copy(nova.wheel, folder)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    return folder


def test_archives_are_fetched_once(shop: Path, nova: Published) -> None:
    """What pip got is kept by its digest, and not asked for again; a copy that was changed is."""
    pin = Pin(distribution="nova", version="34.0.0")
    first = fetch.fetch(pin)
    assert first.read_bytes() == nova.wheel.read_bytes()
    assert fetch.cached(first.name, first.parent.name) == first
    (shop / nova.wheel.name).unlink()
    assert fetch.fetch(pin) == first
    first.write_bytes(first.read_bytes() + b"more")
    assert fetch.cached(first.name, first.parent.name) is None
    with pytest.raises(Problem, match="could not be had"):
        fetch.fetch(pin)


def test_pinned_hashes_are_held_to(shop: Path, nova: Published) -> None:
    """An archive with another digest is refused, whether pip gets it or the cache has it."""
    right = archives.read(nova.wheel).sha256
    wrong = Pin(distribution="nova", version="34.0.0", hashes=(f"sha256:{'0' * 64}",))
    with pytest.raises(Problem, match=r"could not be had.*(hash|HASH)"):
        fetch.fetch(wrong)
    fetch.fetch(Pin(distribution="nova", version="34.0.0", hashes=(f"sha256:{right}",)))
    with pytest.raises(Problem, match="could not be had"):
        fetch.fetch(wrong)
