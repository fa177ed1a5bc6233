"""Transfers over a line that cuts, forgets and corrupts."""

import hashlib
import struct
from pathlib import Path

import pytest

from assay.cloud.stop import Interrupted, Stop
from assay.cloud.transport import Disturbed
from assay.drills import disk, transfer
from assay.drills.transfer import Carried, Corrupted, download
from assay.problem import Problem
from tests.drills.image_server import IMAGE, Store, serving

CONTENT = bytes(range(256)) * 20_000


def fetched(store: Store, path: Path, **options: object) -> Carried:
    """Download the image of a store."""
    chosen = {"progress": lambda _, __: None, "stop": Stop(), **options}
    with serving(store) as adapter:
        return download(adapter, IMAGE, path, **chosen)  # type: ignore[arg-type]


def test_a_cut_download_goes_on_where_it_was_cut(tmp_path: Path) -> None:
    """What came before the line broke is not asked for again, and the whole is right."""
    store = Store(CONTENT, cuts=[1_500_000, 700_000])
    carried = fetched(store, tmp_path / "root")
    assert (tmp_path / "root").read_bytes() == CONTENT
    assert carried.resumed == 2
    assert carried.verified == "sha512"
    assert carried.sha256 == hashlib.sha256(CONTENT).hexdigest()
    starts = [int(one.removeprefix("bytes=").rstrip("-")) for one in store.asked[1:]]
    assert starts == sorted(starts)
    assert starts[0] > 1_000_000


def test_an_interrupted_download_is_continued_by_the_next(tmp_path: Path) -> None:
    """What an earlier process left beside the file is taken in, digest and all."""
    stop = Stop()

    def ask_soon(done: int, _: int) -> None:
        if done > 2_000_000:
            stop.ask()

    with pytest.raises(Interrupted):
        fetched(Store(CONTENT), tmp_path / "root", progress=ask_soon, stop=stop)
    assert not (tmp_path / "root").exists()
    store = Store(CONTENT)
    assert fetched(store, tmp_path / "root").bytes == len(CONTENT)
    assert int(store.asked[0].removeprefix("bytes=").rstrip("-")) > 2_000_000
    assert (tmp_path / "root").read_bytes() == CONTENT


def test_a_service_without_ranges_sends_all_of_it_again(tmp_path: Path) -> None:
    """Where the service begins anew so does the file."""
    carried = fetched(Store(CONTENT, cuts=[1_500_000], ranges=False), tmp_path / "root")
    assert (tmp_path / "root").read_bytes() == CONTENT
    assert carried.bytes == len(CONTENT)


def test_a_changed_byte_is_seen_and_nothing_is_left(tmp_path: Path) -> None:
    """A download whose digest is not the one that the cloud tells is no image."""
    with pytest.raises(Corrupted, match="sha512"):
        fetched(Store(CONTENT, corrupt=True), tmp_path / "root")
    assert list(tmp_path.iterdir()) == []


def test_a_weaker_digest_is_used_where_there_is_no_other(tmp_path: Path) -> None:
    """An older cloud tells an MD5; a changed byte is seen by it, too."""
    told: dict[str, object] = {
        "os_hash_algo": None,
        "checksum": hashlib.md5(CONTENT, usedforsecurity=False).hexdigest(),
    }
    assert fetched(Store(CONTENT, told=told), tmp_path / "a").verified == "md5"
    with pytest.raises(Corrupted, match="md5"):
        fetched(Store(CONTENT, told=told, corrupt=True), tmp_path / "b")


def test_a_cloud_that_tells_no_digest_verifies_nothing(tmp_path: Path) -> None:
    """Nothing is said to be verified that was not."""
    carried = fetched(Store(CONTENT, told={"os_hash_algo": None}), tmp_path / "root")
    assert carried.verified == ""
    assert "no digest" in carried.told


def test_a_line_without_progress_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that never brings a byte ends the transfer; it does not go on for ever."""
    monkeypatch.setattr(Stop, "sleep", lambda *_: None)
    with pytest.raises(Disturbed):
        fetched(Store(CONTENT, cuts=[0] * 50), tmp_path / "root")


def test_more_than_was_told_is_refused(tmp_path: Path) -> None:
    """A service cannot fill the disk by sending more than it said."""
    with pytest.raises(Corrupted, match="more came"):
        fetched(Store(CONTENT, told={"size": 1000}), tmp_path / "root")


def test_an_image_beyond_the_limit_is_not_begun(tmp_path: Path) -> None:
    """A person bounds what a drill may carry."""
    store = Store(CONTENT)
    with pytest.raises(Problem, match="--limit"):
        fetched(store, tmp_path / "root", limit=1000)
    assert store.asked == []


def test_a_full_disk_is_seen_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The room on the disk is looked at before anything is asked for."""
    monkeypatch.setattr(transfer, "_SPARE", 1 << 60)
    store = Store(CONTENT)
    with pytest.raises(Problem, match="free"):
        fetched(store, tmp_path / "root")
    assert store.asked == []


def test_an_image_that_names_another_file_is_refused(tmp_path: Path) -> None:
    """A qcow2 from a cloud may not pull files of this machine into what is uploaded."""
    whole = tmp_path / "whole"
    whole.write_bytes(struct.pack(">4sIQ", b"QFI\xfb", 3, 0).ljust(512, b"\0"))
    disk.insist_on_whole(whole, "qcow2")
    backed = tmp_path / "backed"
    backed.write_bytes(struct.pack(">4sIQ", b"QFI\xfb", 3, 112).ljust(512, b"\0"))
    external = tmp_path / "external"
    head = struct.pack(">4sIQ", b"QFI\xfb", 3, 0).ljust(72, b"\0") + struct.pack(">Q", 4)
    external.write_bytes(head.ljust(512, b"\0"))
    other = tmp_path / "other"
    other.write_bytes(b"MZ" * 512)
    for path in (backed, external, other):
        with pytest.raises(Corrupted):
            disk.insist_on_whole(path, "qcow2")


def test_an_image_is_written_anew_in_another_format(tmp_path: Path) -> None:
    """What a converter makes of a qcow2 holds the same bytes, and is the file that was asked for."""
    if not disk.can_convert():
        pytest.skip("qemu-img is not installed: apt install qemu-utils")
    raw = tmp_path / "disk.raw"
    raw.write_bytes(CONTENT[: 1 << 20])
    made = disk.convert(raw, "raw", "qcow2", tmp_path)
    disk.insist_on_whole(made, "qcow2")
    back = disk.convert(made, "qcow2", "raw", tmp_path)
    assert back.read_bytes() == CONTENT[: 1 << 20]
