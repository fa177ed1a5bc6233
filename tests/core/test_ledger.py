"""What was created is remembered, whatever happens to the process."""

from pathlib import Path

from assay.cloud.ledger import Ledger, read


def test_a_ledger_survives_its_process(tmp_path: Path) -> None:
    """Intentions, ids and removals are read back as they were."""
    path = tmp_path / "ledger.jsonl"
    ledger = Ledger(path)
    first = ledger.intend("server", "assay-1-server-1", "compute.server.lock")
    ledger.made(first, "id-1")
    second = ledger.intend("network", "assay-1-network-2", "resource:network")
    third = ledger.intend("image", "assay-1-image-3", "image.image.create")
    ledger.made(third, "id-3")
    ledger.gone(third)
    again = Ledger(path)
    assert [(entry.kind, entry.id) for entry in again.open()] == [("server", "id-1"), ("network", "")]
    assert [entry.number for entry in again.open("resource:network")] == [second]


def test_half_a_line_is_left_out(tmp_path: Path) -> None:
    """A ledger whose writer was killed in the middle of a line can be read."""
    path = tmp_path / "ledger.jsonl"
    ledger = Ledger(path)
    ledger.intend("server", "a", "s")
    with path.open("a") as file:
        file.write('{"event": "inte')
    assert list(read(path)) == [1]


def test_the_intention_is_on_disk_before_the_call(tmp_path: Path) -> None:
    """Another reader sees the intention as soon as `intend` returns."""
    path = tmp_path / "ledger.jsonl"
    Ledger(path).intend("volume", "assay-1-volume-1", "s")
    assert "assay-1-volume-1" in path.read_text()
