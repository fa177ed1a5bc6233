"""An archive is the same for the same bundle, is read like a folder, and cannot do harm when it is opened."""

import gzip
import io
import os
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assay.cli.main import main
from assay.evidence import archive, read
from assay.evidence.damage import Damaged
from assay.evidence.files import MOST_FILES, files
from assay.problem import ExitCode, Problem
from tests.evidence.scene import WORKS, Scene


def test_the_same_bundle_gives_the_same_bytes(stage: Scene, tmp_path: Path) -> None:
    """Neither the place, nor the order, nor times, owners and modes of files show in an archive."""
    archive.pack(stage.folder, tmp_path / "one.assay")
    elsewhere = tmp_path / "elsewhere"
    for name, path in reversed(files(stage.folder).items()):
        (elsewhere / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, elsewhere / name)
        os.utime(elsewhere / name, (1, 1))
        (elsewhere / name).chmod(0o640)
    archive.pack(elsewhere, tmp_path / "other.assay")
    one = (tmp_path / "one.assay").read_bytes()
    assert one == (tmp_path / "other.assay").read_bytes()
    assert one[4:8] == b"\0" * 4, "the time of packing is in it (RFC 1952)"


def test_another_bundle_gives_other_bytes(stage: Scene, tmp_path: Path) -> None:
    """What differs by one byte differs in its archive."""
    for folder, name in ((stage.folder, "one.assay"), (stage.other, "other.assay")):
        archive.pack(folder, tmp_path / name)
    assert (tmp_path / "one.assay").read_bytes() != (tmp_path / "other.assay").read_bytes()


def test_what_was_packed_is_unfolded(stage: Scene, tmp_path: Path) -> None:
    """Every file comes back as it was, and the copy is gone afterwards."""
    archive.pack(stage.folder, tmp_path / "x.assay")
    with archive.opened(tmp_path / "x.assay") as folder:
        assert {name: path.read_bytes() for name, path in files(folder).items()} == {
            name: path.read_bytes() for name, path in files(stage.folder).items()
        }
    assert not folder.exists()


@pytest.mark.parametrize(
    "command",
    [
        ["judge"],
        ["verify"],
        ["explain", WORKS],
        ["facts"],
        ["time"],
    ],
    ids=lambda command: command[0],
)
def test_commands_read_an_archive_like_a_folder(
    command: list[str], stage: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a command says of an archive is what it says of the folder, and so is its exit code."""
    archive.pack(stage.folder, tmp_path / "x.assay")
    of_folder = main([*command, str(stage.folder)]), capsys.readouterr().out
    of_archive = main([*command, str(tmp_path / "x.assay")]), capsys.readouterr().out
    assert of_archive == of_folder
    assert of_archive[1]


def test_a_report_of_an_archive_goes_beside_it(stage: Scene, tmp_path: Path) -> None:
    """The report is named after the bundle."""
    archive.pack(stage.folder, tmp_path / "x.assay")
    assert main(["report", str(tmp_path / "x.assay")]) == ExitCode.OK
    assert WORKS in (tmp_path / "x.html").read_text()


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("0123abcd/x.assay", "inside of the bundle"),
        ("there.assay", "there already"),
        ("no/x.assay", "No such file"),
    ],
)
def test_packing_writes_over_nothing(place: str, says: str, stage: Scene, tmp_path: Path) -> None:
    """An archive goes neither into the bundle nor over another file, and leaves no half behind."""
    (tmp_path / "there.assay").write_text("mine")
    with pytest.raises(Problem, match=says):
        archive.pack(stage.folder, tmp_path / place)
    assert (tmp_path / "there.assay").read_text() == "mine"
    assert not list(tmp_path.rglob("*.part"))


def test_a_damaged_bundle_is_not_packed(stage: Scene, tmp_path: Path) -> None:
    """What does not verify is not sent."""
    (stage.folder / "more.txt").write_text("more")
    with pytest.raises(Damaged, match=r"more\.txt does not belong to it"):
        archive.pack(stage.folder, tmp_path / "x.assay")


def _member(name: str, content: bytes = b"x", kind: bytes = tarfile.REGTYPE, **more: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT, pax_headers=more) as tar:
        member = tarfile.TarInfo(name)
        member.type, member.size = kind, len(content) if kind == tarfile.REGTYPE else 0
        member.linkname = "/etc/passwd" if kind in (tarfile.SYMTYPE, tarfile.LNKTYPE) else ""
        tar.addfile(member, io.BytesIO(content))
    return out.getvalue()


def _twice() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for _ in range(2):
            tar.addfile(tarfile.TarInfo("run.json"), io.BytesIO())
    return out.getvalue()


def _many() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for number in range(MOST_FILES + 1):
            tar.addfile(tarfile.TarInfo(f"f{number}"))
    return out.getvalue()


def _long_header() -> bytes:
    member = tarfile.TarInfo("././@LongLink")
    member.type, member.size = tarfile.GNUTYPE_LONGNAME, 1 << 30
    return member.tobuf(tarfile.GNU_FORMAT)


def _headers_without_end() -> bytes:
    member = tarfile.TarInfo("././@LongLink")
    member.type, member.size = tarfile.GNUTYPE_LONGNAME, 1
    return (member.tobuf(tarfile.GNU_FORMAT) + b"x".ljust(tarfile.BLOCKSIZE, b"\0")) * 3000


def _huge() -> bytes:
    member = tarfile.TarInfo("huge.jsonl")
    member.size = 1 << 40
    return member.tobuf()


@pytest.mark.parametrize(
    ("tar", "says"),
    [
        (lambda: _member("../run.json"), "leads out of the bundle"),
        (lambda: _member("/etc/cron.d/x"), "leads out of the bundle"),
        (lambda: _member("exchanges/../../x"), "leads out of the bundle"),
        (lambda: _member("./run.json"), "leads out of the bundle"),
        (lambda: _member("run.json\nx"), "leads out of the bundle"),
        (lambda: _member("a\\..\\b"), "leads out of the bundle"),
        (lambda: _member("link", kind=tarfile.SYMTYPE), "is no ordinary file"),
        (lambda: _member("link", kind=tarfile.LNKTYPE), "is no ordinary file"),
        (lambda: _member("folder", kind=tarfile.DIRTYPE), "is no ordinary file"),
        (lambda: _member("pipe", kind=tarfile.FIFOTYPE), "is no ordinary file"),
        (lambda: _member("disk", kind=tarfile.BLKTYPE), "is no ordinary file"),
        (_twice, "run.json is there twice"),
        (_many, "has more than 20000 members"),
        (_long_header, "a header of it is too large"),
        (_headers_without_end, "cannot be unfolded"),
        (_huge, "huge.jsonl is larger than"),
        (lambda: b"\0" * (64 << 20), "it unfolds to more than"),
        (lambda: b"not a tar" * 100, "cannot be unfolded"),
    ],
)
def test_a_hostile_archive_is_refused(tar: Callable[[], bytes], says: str, tmp_path: Path) -> None:
    """Nothing is written outside, no link is followed, and nothing that unfolds without end is unfolded."""
    (tmp_path / "x.assay").write_bytes(gzip.compress(tar()))
    with pytest.raises(Damaged, match=says), archive.opened(tmp_path / "x.assay"):
        pytest.fail("it was opened")
    assert [path.name for path in tmp_path.iterdir()] == ["x.assay"]


@pytest.mark.parametrize("keep", [0, 1, 20, -400, -5])
def test_half_an_archive_is_refused(keep: int, stage: Scene, tmp_path: Path) -> None:
    """What was cut on its way is not taken for a smaller bundle."""
    archive.pack(stage.folder, tmp_path / "x.assay")
    whole = (tmp_path / "x.assay").read_bytes()
    (tmp_path / "x.assay").write_bytes(whole[:keep])
    with pytest.raises(Problem), archive.opened(tmp_path / "x.assay") as folder:
        read.read(folder)


def test_verify_calls_a_hostile_archive_refuted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is no usage error to be sent something bad; for a judge it is, since no verdict comes of it."""
    (tmp_path / "x.assay").write_bytes(gzip.compress(_member("../x")))
    assert main(["verify", str(tmp_path / "x.assay")]) == ExitCode.NONCONFORMANT
    assert "leads out of the bundle" in capsys.readouterr().out
    assert main(["judge", str(tmp_path / "x.assay")]) == ExitCode.USAGE


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_byte_of_an_archive_can_be_changed(stage: Scene, tmp_path: Path, data: st.DataObject) -> None:
    """Another byte is refused, or the files that come out are the same: gzip has bytes that mean nothing."""
    path = tmp_path / "x.assay"
    if not path.exists():
        archive.pack(stage.folder, path)
    before = path.read_bytes()
    place = data.draw(st.integers(0, len(before) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != before[place]))
    path.write_bytes(before[:place] + bytes([other]) + before[place + 1 :])
    try:
        with archive.opened(path) as folder:
            read.verify(folder)
            found = {name: one.read_bytes() for name, one in files(folder).items()}
    except Problem:
        return
    finally:
        path.write_bytes(before)
    assert found == {name: one.read_bytes() for name, one in files(stage.folder).items()}
