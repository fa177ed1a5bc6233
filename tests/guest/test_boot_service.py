"""The guest boots in a network with DHCP and a metadata service, and notices what is plugged in."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from assay.guest.report import Report
from assay.kit.guest import document

from . import sources
from .machine import Machine

pytestmark = [pytest.mark.guest, pytest.mark.timeout(1800)]

INSTANCE = "22222222-2222-4333-8444-555555555555"
MAC = "52:54:00:65:43:21"
MOOD = {"mood": "better"}
PACKED = gzip.compress(b"#!/bin/sh\nassay-say never run\n", mtime=0)


@pytest.fixture(scope="module")
def reports(disk: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Report, Report]:
    """What the guest said first, when a disk and a card were plugged in, and when the card was out again.

    Meanwhile its metadata had changed, too.
    """
    place = tmp_path_factory.mktemp("service")
    meta = {"uuid": INSTANCE, "hostname": "db-1"}
    documents = sources.documents(place / "documents", meta, {}, PACKED)
    (documents / "openstack/latest/user_data.cut").touch()
    nic = sources.service(documents)
    extra = place / "extra.raw"
    with extra.open("wb") as file:
        file.truncate(32 * 1024**2)
    with Machine(place, disk, *nic, uuid=INSTANCE) as machine:
        first = machine.ready()
        machine.tell("blockdev-add", **{"node-name": "extra", "driver": "raw", "file": _file(extra)})
        machine.tell("device_add", driver="virtio-blk-pci", drive="extra", id="extra", serial="plugged")
        machine.tell("netdev_add", type="user", id="more", net="10.9.0.0/24")
        machine.tell("device_add", driver="virtio-net-pci", netdev="more", id="card", mac=MAC)
        plugged = machine.wait(_plugged)
        (documents / "openstack/latest/meta_data.json").write_text(json.dumps(meta | {"meta": MOOD}))
        machine.tell("device_del", id="card")
        return first, plugged, machine.wait(lambda seen: _told(seen) == MOOD and not _has_card(seen))


@pytest.fixture(scope="module")
def late(
    reports: tuple[Report, Report, Report], disk: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Report, Report]:
    """What the guest said when a drive told it who it is, and when the metadata service began to answer."""
    place = tmp_path_factory.mktemp("late")
    documents = sources.documents(place / "documents", {"uuid": INSTANCE, "hostname": "db-1"}, {}, PACKED)
    drive = sources.iso(documents, place / "drive.iso")
    meta = documents / "openstack/latest/meta_data.json"
    told = meta.rename(place / "told.json")
    with Machine(place, disk, *drive, *sources.service(documents), uuid=INSTANCE) as machine:
        first = machine.ready()
        told.rename(meta)
        return first, machine.wait(lambda seen: bool(seen.sources and seen.sources.service))


def _plugged(report: Report) -> bool:
    disk = any(disk.serial == "plugged" for disk in report.disks)
    leased = any(link.mac == MAC and link.ipv4 and link.name in report.leases for link in report.links)
    return disk and leased and ("default", "10.9.0.2") in _ways(report)


def _has_card(report: Report) -> bool:
    return any(link.mac == MAC for link in report.links)


def _told(report: Report) -> object:
    return document(report, "meta_data.json", "service").get("meta")


def _ways(report: Report) -> list[tuple[str, str]]:
    return [(each.to, each.via) for each in report.routes if each.version == 4 and each.via]


def _file(path: Path) -> dict[str, str]:
    return {"driver": "file", "filename": str(path)}


def test_lease(reports: tuple[Report, Report, Report]) -> None:
    """The link is configured by DHCP, and every option of the lease is told."""
    report = reports[0]
    (link,) = report.links
    assert (link.ipv4, link.by, link.state) == (("169.254.169.15/24",), "dhcp", "up")
    lease = report.leases["eth0"]
    assert (lease["ip"], lease["router"], lease["lease"]) == ("169.254.169.15", "169.254.169.2", "86400")
    assert _ways(report) == [("default", "169.254.169.2")]


def test_service(reports: tuple[Report, Report, Report]) -> None:
    """The metadata service is used where there is no drive, in both of its manners."""
    report = reports[0]
    assert report.complete
    assert report.sources is not None
    assert (report.sources.drive, report.sources.service, report.sources.ec2) == ("no", True, True)
    assert report.sources.used == "service"
    assert report.hostname == "db-1"
    assert report.ec2["instance-id"] == "i-00000001"
    assert report.ec2["placement/availability-zone"] == "nova"
    assert "public-ipv4" not in report.ec2


def test_packed_user_data(reports: tuple[Report, Report, Report]) -> None:
    """Compressed user data arrives unchanged, and is no script."""
    report = reports[0]
    assert report.userdata is not None
    assert report.userdata.sha256 == hashlib.sha256(PACKED).hexdigest()
    assert (report.userdata.ran, report.userdata.exit) == ("no", None)
    assert report.said == {}


def test_plugged_disk(reports: tuple[Report, Report, Report]) -> None:
    """A disk that is plugged into a running guest is told, with its size."""
    first, later, _ = reports
    assert not any(disk.serial == "plugged" for disk in first.disks)
    assert next(disk.bytes for disk in later.disks if disk.serial == "plugged") == 32 * 1024**2


def test_plugged_card(reports: tuple[Report, Report, Report]) -> None:
    """A card that is plugged into a running guest gets an address by DHCP."""
    card = next(link for link in reports[1].links if link.mac == MAC)
    assert card.ipv4 == ("10.9.0.15/24",)
    assert reports[1].leases[card.name]["ip"] == "10.9.0.15"


def test_ways_of_each_card(reports: tuple[Report, Report, Report]) -> None:
    """Each card brings its own routes: those of the first stay while a second comes and goes."""
    first, plugged, unplugged = map(_ways, reports)
    assert plugged == [("default", "169.254.169.2"), ("default", "10.9.0.2")]
    assert unplugged == first


def test_metadata_that_change(reports: tuple[Report, Report, Report]) -> None:
    """What the metadata service says anew is told, while the guest runs."""
    assert _told(reports[0]) is None
    assert _told(reports[2]) == MOOD


def test_service_that_answers_late(late: tuple[Report, Report]) -> None:
    """With a drive the service is not waited for; all that it says is told once it answers."""
    first, then = late
    assert first.sources is not None
    assert (first.sources.used, first.sources.service, first.sources.ec2) == ("drive", False, False)
    assert then.sources is not None
    assert (then.sources.used, then.sources.service, then.sources.ec2) == ("drive", True, True)
    assert then.ec2["local-ipv4"] == "169.254.169.15"
    for name in ("meta_data.json", "user_data"):
        drive, service = then.document(name, "drive"), then.document(name, "service")
        assert drive is not None
        assert service is not None
        assert service.sha256 == drive.sha256
