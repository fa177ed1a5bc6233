"""The guest boots from a config drive, again from the same disk, and from a clone of it."""

import hashlib
import json
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest

from assay.guest import console, instructions
from assay.guest.instructions import Flow, Http, Httpd, Phone, Ping, Say, Serve, Tcp, WriteDisk
from assay.guest.report import Report

from . import sources
from .machine import Machine

pytestmark = [pytest.mark.guest, pytest.mark.timeout(1800)]

INSTANCE = "11111111-2222-4333-8444-555555555555"
OTHER = "99999999-2222-4333-8444-555555555555"
MAC = "52:54:00:12:34:56"
VOLUME = "0a1b2c3d-1111-4222-8333-444455556666"
NETWORK = {
    "links": [{"id": "tap1", "type": "ovs", "mtu": 1442, "ethernet_mac_address": MAC}],
    "networks": [
        {
            "id": "network0",
            "link": "tap1",
            "type": "ipv4",
            "ip_address": "10.0.2.77",
            "netmask": "255.255.255.0",
            "routes": [{"network": "0.0.0.0", "netmask": "0.0.0.0", "gateway": "10.0.2.2"}],
        }
    ],
    "services": [{"type": "dns", "address": "10.0.2.3"}],
}
SCRIPT = instructions.script(
    Say("greeting", 'a "quoted" 100% = é'),
    WriteDisk(VOLUME, "seed", 1),
    Serve("echo", 7000),
    Httpd(8000, "/lib/assay"),
    Tcp("there", "127.0.0.1", 7000, every=3),
    Tcp("nobody", "127.0.0.1", 7001, every=3),
    Ping("fits", "10.0.2.2", 1414, whole=True, every=3),
    Ping("large", "10.0.2.2", 1415, whole=True, every=3),
    Http("page", "http://127.0.0.1:8000/say.sh"),
    Flow("long", "127.0.0.1", 7000),
    Phone("http://10.0.2.99/posted"),
).encode()
PROBES = {"there": "ok", "nobody": "fail", "fits": "ok", "large": "fail", "page": "ok"}
LONG = SCRIPT + b"# " + b"x" * (60 * 1024 - len(SCRIPT) - 3) + b"\n"
TYPED = "typed by somebody "
"""What comes in at the console while the guest reports, and must not come out in the middle of a line."""
PARTS = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n\x00\xff\r\n--b--\r\n"


def _meta(instance: str, key: str) -> dict[str, Any]:
    return {
        "uuid": instance,
        "hostname": "web-1.example.org",
        "public_keys": {"mine": f"{key}\n"},
        "admin_pass": "not-to-be-said",
        "random_seed": "never-the-same",
        "meta": {"role": 'a "b" é'},
    }


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the machines' files are."""
    return tmp_path_factory.mktemp("drive")


@pytest.fixture(scope="module")
def key(place: Path) -> Path:
    """A private key, with its public half beside it."""
    path = place / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "me@here", "-f", path], check=True)
    return path


def _public(key: Path) -> str:
    return key.with_suffix(".pub").read_text().strip()


def _enter(key: Path, port: int) -> str:
    """Return what the guest answers to who has the key."""
    given = ("-i", str(key), "-p", str(port), "-o", "IdentitiesOnly=yes", "-o", "ConnectTimeout=60")
    unknown = ("-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "BatchMode=yes")
    command = ["ssh", "-F", "none", *given, *unknown, "root@127.0.0.1", "hostname"]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120).stdout.strip()


def _heard(report: Report) -> bool:
    told = {line.topic for line in report.events}
    return {"flow", "phone"} <= told and all(report.last("probe", name) for name in PROBES)


@pytest.fixture(scope="module")
def first(disk: Path, place: Path, key: Path) -> tuple[Report, str, str]:
    """What the guest said until its power button was pressed, its console's text, and what it said by SSH."""
    drive = sources.iso(
        sources.documents(place / "first", _meta(INSTANCE, _public(key)), NETWORK, LONG), place / "first.iso"
    )
    volume = place / "volume.raw"
    subprocess.run(["truncate", "-s", "16M", volume], check=True)
    plugged = ("-drive", f"file={volume},if=none,id=volume,format=raw")
    named = ("-device", f"virtio-blk-pci,drive=volume,serial={VOLUME}")
    rng = ("-object", "rng-random,id=rng,filename=/dev/urandom", "-device", "virtio-rng-pci,rng=rng")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    forward = f"hostfwd=tcp:127.0.0.1:{port}-10.0.2.77:22,{sources.answering('10.0.2.99', place)}"
    nic = ("-nic", f"user,model=virtio-net-pci,mac={MAC},{forward}")
    with Machine(place, disk, *drive, *plugged, *named, *rng, *nic, uuid=INSTANCE) as machine:
        machine.ready()
        entered = _enter(key, port)
        machine.wait(_heard)
        return machine.power_button(), machine.text(), entered


@pytest.fixture(scope="module")
def again(first: tuple[Report, str, str], disk: Path, place: Path) -> Report:
    """What it said when the same instance was started again."""
    with Machine(place, disk, "-cdrom", str(place / "first.iso"), "-nic", "none", uuid=INSTANCE) as machine:
        machine.wait(lambda report: report.begun)
        with machine.typing(TYPED):
            machine.ready()
        assert TYPED not in machine.text()
        machine.wait(lambda report: report.complete)
        return machine.power_button()


@pytest.fixture(scope="module")
def clone(again: Report, disk: Path, place: Path, key: Path) -> Report:
    """What it said when its disk was another instance's, on another bus, with another form of drive."""
    documents = sources.documents(place / "clone", _meta(OTHER, _public(key)), {}, PARTS)
    drive = sources.vfat(documents, place / "clone.vfat")
    with Machine(place, disk, *drive, "-nic", "none", bus="scsi", uuid=OTHER) as machine:
        return machine.ready()


def test_first_report(first: tuple[Report, str, str]) -> None:
    """The first report is whole, and tells the machine, the disks and the clock."""
    report, _, _ = first
    assert report.begun
    assert report.ready
    assert report.complete
    assert report.damaged == 0
    assert report.boot is not None
    assert (report.boot.boots, report.boot.instance, report.boot.kind) == (1, INSTANCE, "first")
    assert report.hardware is not None
    assert (report.hardware.vendor, report.hardware.product) == ("OpenStack Foundation", "OpenStack Nova")
    assert report.hardware.uuid.lower() == INSTANCE
    assert report.hardware.rng == "virtio_rng.0"
    assert report.clock is not None
    assert (report.clock.epoch or 0) > 1_700_000_000


def test_root_grows(first: tuple[Report, str, str]) -> None:
    """The root partition and its file system fill the disk."""
    root = first[0].root
    assert root is not None
    assert root.disk_bytes == 1024**3
    assert (root.partition_bytes or 0) > 1000 * 1024**2
    assert (root.fs_bytes or 0) > 900 * 1024**2


def test_disks_are_named(first: tuple[Report, str, str]) -> None:
    """A volume bears the beginning of its id as serial number, as udev names it; the drive has its label."""
    disks = {disk.name: disk for disk in first[0].disks}
    volume = next(disk for disk in disks.values() if disk.bytes == 16 * 1024**2)
    assert (volume.bus, volume.serial) == ("virtio", VOLUME[:20])
    assert volume.id == f"virtio-{VOLUME[:20]}"
    assert (disks["sr0"].fs, disks["sr0"].label) == ("iso9660", "config-2")


def test_static_address(first: tuple[Report, str, str]) -> None:
    """An address that network_data.json gives is taken from there: with MTU, route and name server."""
    report, _, _ = first
    (link,) = report.links
    assert (link.mac, link.mtu, link.ipv4, link.by) == (MAC, 1442, ("10.0.2.77/24",), "static")
    assert ("default", "10.0.2.2") in {(route.to, route.via) for route in report.routes if route.version == 4}
    assert report.dns == ("10.0.2.3",)
    assert report.leases == {}


def test_documents(first: tuple[Report, str, str]) -> None:
    """Documents arrive as they are, but for what is secret."""
    report, text, _ = first
    assert report.sources is not None
    assert (report.sources.drive, report.sources.used) == ("sr0", "drive")
    meta = report.document("meta_data.json")
    assert meta is not None
    assert meta.text is not None
    assert '"role": "a \\"b\\" \\u00e9"' in meta.text
    assert "not-to-be-said" not in meta.text + text
    assert "never-the-same" not in meta.text
    assert report.hostname == "web-1.example.org"


def test_keys(first: tuple[Report, str, str], key: Path) -> None:
    """Who has the key may enter, root has no password, and the guest's own key is told."""
    report, _, entered = first
    assert entered == "web-1.example.org"
    assert [key.type for key in report.keys] == ["ssh-ed25519"]
    said = subprocess.run(
        ["ssh-keygen", "-l", "-f", "-"], input=_public(key), capture_output=True, text=True, check=True
    )
    assert report.keys[0].fingerprint == said.stdout.split()[1]
    assert report.root_locked is True
    assert report.sshd_up is True
    assert report.host_key.startswith("SHA256:")


def test_user_data_runs(first: tuple[Report, str, str]) -> None:
    """60 KiB of user data arrive unchanged, run, and do what they say."""
    report, _, _ = first
    assert report.userdata is not None
    assert (report.userdata.bytes, report.userdata.sha256) == (len(LONG), hashlib.sha256(LONG).hexdigest())
    assert (report.userdata.ran, report.userdata.exit, report.userdata.runs) == ("now", 0, 1)
    assert report.said["greeting"] == 'a "quoted" 100% = é'
    written = next(line for line in report.events if line.topic == "content")
    assert written.fields["sha256"] == instructions.content_digest("seed", 1)


def test_probes(first: tuple[Report, str, str]) -> None:
    """Probes tell what answers and what does not, servers who came, and a flow that it lives."""
    report, _, _ = first
    said: dict[str, str] = {}
    for line in report.events:
        if line.topic == "probe":  # the first of each: a busy machine may be too slow for a later one
            said.setdefault(line.fields["name"], line.fields["state"])
    assert said == PROBES
    peer, flow = report.last("peer", "echo"), report.last("flow", "long")
    assert peer is not None
    assert peer.fields["address"] == "127.0.0.1"
    assert flow is not None
    assert flow.fields["state"] == "alive"


def test_phone(first: tuple[Report, str, str], place: Path) -> None:
    """The first report is sent as JSON, with the lines that stood on the console."""
    said = json.loads((place / "posted").read_text())["report"]
    report, text, _ = first
    assert console.read("\n".join(said)).hostname == report.hostname
    assert all(line in text for line in said)


def test_power_button(first: tuple[Report, str, str]) -> None:
    """The power button ends the guest in order."""
    assert first[0].stopped == "poweroff"


def test_second_boot(first: tuple[Report, str, str], again: Report) -> None:
    """The same instance runs user data once, keeps its key, and counts its boots."""
    assert again.boot is not None
    assert (again.boot.boots, again.boot.kind) == (2, "again")
    assert again.userdata is not None
    assert (again.userdata.ran, again.userdata.runs) == ("before", 1)
    assert again.host_key == first[0].host_key
    assert again.links == ()
    assert again.hardware is not None
    assert again.hardware.rng == "none"


def test_clone(again: Report, clone: Report) -> None:
    """A clone notices that it is one, from another bus and another form of drive; bytes arrive unchanged."""
    assert clone.boot is not None
    assert (clone.boot.boots, clone.boot.instance, clone.boot.kind) == (3, OTHER, "clone")
    assert clone.host_key != again.host_key
    assert clone.userdata is not None
    assert (clone.userdata.sha256, clone.userdata.ran) == (hashlib.sha256(PARTS).hexdigest(), "no")
    root = next(disk for disk in clone.disks if disk.name == "sda")
    assert (root.bus, root.serial) == ("scsi", "assay-root-disk")
    assert root.id == "scsi-0QEMU_QEMU_HARDDISK_assay-root-disk"
