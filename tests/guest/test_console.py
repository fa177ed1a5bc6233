"""What is read from a console: never anything wrong, however damaged its text is."""

import base64
import gzip
import hashlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assay.guest import console, lines, shown
from assay.guest.lines import Line
from assay.problem import Problem

BOOT = "0badcafe"
META = '{"uuid": "abc", "hostname": "web"}'
WORDS = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=30)
NOISE = st.text(st.sampled_from("ASY1 \n\r[]=.:%0123456789abcdef\x00é"), max_size=60)


def log(*said: tuple[str, Mapping[str, str]], at: float = 7.0, boot: str = BOOT) -> str:
    """Return lines that a guest says at once."""
    return "".join(lines.written(boot, at, topic, fields) + "\r\n" for topic, fields in said)


def first_report(boot: str = BOOT, host: str = "web") -> str:
    """Return a short but whole first report."""
    packed = base64.b64encode(gzip.compress(META.encode())).decode()
    half = len(packed) // 2
    named = {"source": "service", "name": "meta_data.json"}
    body = (
        ("boot", {"kernel": "6.1", "boots": "3", "instance": "abc", "kind": "again"}),
        ("hostname", {"name": host}),
        ("account", {"name": "root", "locked": "yes"}),
        ("root", {"device": "vda2", "disk_bytes": "1073741824", "partition_bytes": "x"}),
        ("disk", {"name": "vda", "bytes": "1073741824", "bus": "virtio", "serial": "one", "removable": "0"}),
        (
            "link",
            {"name": "eth0", "mtu": "1442", "ipv4": "10.0.0.3/24,10.0.0.4/24", "ipv6": "", "by": "dhcp"},
        ),
        ("lease", {"link": "eth0", "ip": "10.0.0.3", "staticroutes": "10.1.0.0/16 10.0.0.1"}),
        ("sources", {"drive": "no", "service": "yes", "ec2": "no", "six": "", "used": "service"}),
        ("document", {**named, "bytes": "34", "sha256": hashlib.sha256(META.encode()).hexdigest()}),
        ("ec2", {"key": "instance-id", "value": "i-1"}),
        ("text", {**named, "part": "0", "data": packed[:half]}),
        ("text", {**named, "part": "1", "data": packed[half:]}),
    )
    begin, ready = ("begin", {"kernel": "6.1"}), ("ready", {"lines": str(len(body)), "after": "7.00"})
    return log(begin, at=2, boot=boot) + log(*body, boot=boot) + log(ready, at=7.5, boot=boot)


def test_first_report() -> None:
    """A whole report is read into nouns; a number that is none is None."""
    report = console.read("SeaBIOS\r\n[    0.1] Linux\r\n" + first_report())
    assert report.begun
    assert report.ready
    assert report.complete
    assert report.boot is not None
    assert (report.boot.boots, report.boot.kind) == (3, "again")
    assert report.root is not None
    assert (report.root.disk_bytes, report.root.partition_bytes, report.root.fs_bytes) == (
        1024**3,
        None,
        None,
    )
    assert report.links[0].ipv4 == ("10.0.0.3/24", "10.0.0.4/24")
    assert report.links[0].ipv6 == ()
    assert report.leases["eth0"]["staticroutes"] == "10.1.0.0/16 10.0.0.1"
    assert report.root_locked is True
    assert report.ec2 == {"instance-id": "i-1"}
    document = report.document("meta_data.json")
    assert document is not None
    assert document.text == META


def test_damaged_line_is_left_out() -> None:
    """A line that lost a character is left out and counted, and the report is no longer whole."""
    report = console.read(first_report().replace("name=web", "name=wb"))
    assert report.hostname == ""
    assert report.damaged == 1
    assert report.ready
    assert not report.complete


def test_cut_beginning() -> None:
    """A log that begins in the middle gives what is there, and does not claim to be whole."""
    text = first_report()
    report = console.read(text[text.index("name=web") :])
    assert not report.begun
    assert not report.complete
    assert report.boot is None
    assert report.links[0].mtu == 1442


def test_lost_part_of_document() -> None:
    """A document that lost a part has no text, rather than half of it."""
    text = first_report()
    kept = [line for line in text.splitlines() if "part=0" not in line]
    document = console.read("\n".join(kept)).document("meta_data.json")
    assert document is not None
    assert document.text is None


def test_kernel_messages_around_a_line() -> None:
    """A kernel message before a line or behind it, in the same line, changes nothing."""
    line = lines.written(BOOT, 1.0, "said", {"key": "a", "value": "b"})
    report = console.read(f"[   12.3] usb{line} x=1 y=2 [ 13.0] z\n")
    assert report.said == {"a": "b"}
    assert report.damaged == 0


def test_last_start_counts() -> None:
    """After a restart nothing of the earlier start is told."""
    report = console.read(first_report(boot="aaaaaaaa", host="old") + log(("begin", {}), at=1))
    assert report.begun
    assert not report.ready
    assert report.hostname == ""


def test_change_replaces_topic() -> None:
    """What changed replaces what was said of the same topic, and nothing else."""
    changed = log(("changed", {"topic": "disk", "lines": "1"}), at=60) + log(
        ("disk", {"name": "vdb", "bytes": "5"}), at=60.2
    )
    report = console.read(first_report() + changed)
    assert [disk.name for disk in report.disks] == ["vdb"]
    assert report.links[0].name == "eth0"
    gone = log(("changed", {"topic": "lease", "lines": "0"}), at=61)
    assert console.read(first_report() + gone).leases == {}


def test_change_counts_once_it_is_told_to_its_end() -> None:
    """Read in the middle of a change, a console tells what was there before, and then all of what is new."""
    changed = log(("changed", {"topic": "disk", "lines": "2"}), at=60)
    disks = [log(("disk", {"name": name, "bytes": "5"}), at=60.2) for name in ("vdb", "vdc")]
    meanwhile = log(("probe", {"name": "web", "state": "ok"}), at=60.3)
    begun = first_report() + changed + disks[0] + meanwhile
    assert [disk.name for disk in console.read(begun).disks] == ["vda"]
    assert [disk.name for disk in console.read(begun + disks[1]).disks] == ["vdb", "vdc"]
    damaged = disks[1].replace("vdc", "vd")
    assert [disk.name for disk in console.read(begun + damaged).disks] == ["vdb"]
    elsewhere = log(("changed", {"topic": "lease", "lines": "0"}), at=61)
    assert [disk.name for disk in console.read(begun + elsewhere).disks] == ["vdb"]


def test_whole_report_counts_once_it_is_told_to_its_end() -> None:
    """Read in the middle of a report that is said again, a console tells what the one before it said."""
    again = [
        log(("boot", {"kernel": "6.1", "boots": "4"}), ("hostname", {"name": "other"}), at=20),
        log(("disk", {"name": "vdb"}), at=20),
        log(("ready", {"lines": "3", "after": "20.00"}), at=21),
    ]
    half = console.read(first_report() + again[0])
    assert (half.hostname, [disk.name for disk in half.disks]) == ("web", ["vda"])
    whole = console.read(first_report() + "".join(again))
    assert (whole.hostname, [disk.name for disk in whole.disks]) == ("other", ["vdb"])


def test_events_keep_their_order() -> None:
    """Probes are told one after another, and the last of a name is found."""
    said = [("probe", {"name": "web", "state": state}) for state in ("ok", "fail", "ok")]
    report = console.read(first_report() + log(*said, at=9))
    assert [line.fields["state"] for line in report.events if line.topic == "probe"] == ["ok", "fail", "ok"]
    last = report.last("probe", "web")
    assert last is not None
    assert last.fields["state"] == "ok"
    assert report.last("probe", "other") is None


def test_bomb_is_not_unpacked() -> None:
    """A document that unpacks to more than a document may is not taken."""
    packed = base64.b64encode(gzip.compress(bytes(console.LARGEST_DOCUMENT + 1))).decode()
    named = {"source": "drive", "name": "meta_data.json"}
    digest = hashlib.sha256(bytes(console.LARGEST_DOCUMENT + 1)).hexdigest()
    text = log(("document", {**named, "sha256": digest}), ("text", {**named, "part": "0", "data": packed}))
    (document,) = console.read(text).documents
    assert document.text is None


@settings(deadline=None)  # a busy machine is no reason to fail
@given(st.dictionaries(st.from_regex(r"[a-z0-9_]{1,8}", fullmatch=True), WORDS, max_size=5))
def test_line_comes_back(fields: dict[str, str]) -> None:
    """What is written is read, whatever the values."""
    assert list(lines.read(lines.written(BOOT, 1.5, "said", fields))) == [Line(BOOT, 1.5, "said", fields)]


@settings(deadline=None)  # a busy machine is no reason to fail
@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """No text whatever raises, and none that is no guest's gives a report."""
    report = console.read(text)
    assert report.boot is None
    shown.rows(report)


@settings(deadline=None)  # a busy machine is no reason to fail
@given(st.data())
def test_damage_gives_no_wrong_value(data: st.DataObject) -> None:
    """However a log is cut, garbled and mixed, a value is the one that was said, or none."""
    text = first_report()
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 40)))
        text = text[:start] + data.draw(NOISE) + text[end:]
    report = console.read(text)
    assert report.hostname in ("", "web")
    assert report.boot is None or report.boot.boots == 3
    assert report.root is None or report.root.disk_bytes == 1024**3
    assert all(link.mtu == 1442 for link in report.links)
    assert all(document.text in (None, META) for document in report.documents)
    shown.rows(report)


def test_tail_of_long_log(tmp_path: Path) -> None:
    """Of a long log the end is read, and a log that is not there is a problem."""
    path = tmp_path / "console.log"
    path.write_bytes(b"\xff" * (console.LARGEST + 10) + first_report().encode())
    assert console.read(console.tail(path)).hostname == "web"
    with pytest.raises(Problem, match="cannot be read"):
        console.tail(tmp_path / "none.log")
