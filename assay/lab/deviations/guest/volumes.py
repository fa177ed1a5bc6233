"""Deviations of the volumes that guests see."""

from assay.guest.lines import Line
from assay.lab.deviations.guest import gone, guest_says, has, only, put
from assay.lab.deviations.guest.staying import guest_keeps

_GIB = 1 << 30
_OTHER_SERIAL = "00c0ffee-0000-4000-8"


def _of_volume(line: Line) -> bool:
    """Only a volume has a serial number, and a guest that runs from its image has none at first."""
    return bool(line.fields.get("serial")) and line.fields.get("bytes") == str(_GIB)


def _in_place_of_another(line: Line) -> dict[str, str]:
    return {**line.fields, "name": "vda"} if _of_volume(line) else dict(line.fields)


def _renamed(line: Line) -> dict[str, str]:
    return {**line.fields, "serial": _OTHER_SERIAL} if _of_volume(line) else dict(line.fields)


def _halved(line: Line) -> dict[str, str]:
    return {**line.fields, "bytes": str(_GIB // 2)} if _of_volume(line) else dict(line.fields)


def _ungrown(line: Line) -> dict[str, str]:
    grown = line.fields.get("serial") and line.fields.get("bytes") == str(2 * _GIB)
    return {**line.fields, "bytes": str(_GIB)} if grown else dict(line.fields)


DEVIATIONS = (
    guest_says(
        "guest-volume-no-new-disk",
        "guest.volume.attach",
        "A volume that is attached takes the place of another disk.",
        "disk",
        _in_place_of_another,
    ),
    guest_says(
        "guest-volume-serial-other",
        "guest.volume.attach",
        "Volumes have the serial numbers of others.",
        "disk",
        _renamed,
    ),
    guest_says(
        "guest-volume-size-other",
        "guest.volume.attach",
        "Volumes are smaller disks than the cloud says.",
        "disk",
        _halved,
    ),
    guest_keeps(
        "guest-volume-stays",
        "guest.volume.detach",
        "A volume that the cloud calls detached is still there.",
        "disk",
        _of_volume,
    ),
    guest_says(
        "guest-volume-never-grows",
        "guest.volume.extend",
        "A volume that was extended is as small as before to its guest.",
        "disk",
        _ungrown,
    ),
    guest_says(
        "guest-volume-unwritable",
        "guest.volume.content",
        "Volumes cannot be written on.",
        "content",
        only(put(state="unwritable"), verb="write"),
    ),
    guest_says(
        "guest-volume-forgets",
        "guest.volume.content",
        "What was written on a volume is lost when it is detached.",
        "content",
        only(put(sha256="0" * 64), verb="sum"),
    ),
    guest_says(
        "guest-boot-volume-stuck",
        "guest.volume.boot",
        "A server does not come up from a volume.",
        "ready",
        gone,
        has("root", disk_bytes=str(3 * _GIB)),
    ),
    guest_says(
        "guest-boot-volume-small",
        "guest.volume.boot",
        "A volume to boot from is as small as its image.",
        "root",
        only(put(disk_bytes=str(_GIB)), disk_bytes=str(3 * _GIB)),
    ),
)
