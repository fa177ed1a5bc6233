"""Volumes that are plugged into guests, as the guests see them."""

from openstack.block_storage.v3.volume import Volume

from assay.guest.instructions import content_digest as content_digest
from assay.guest.report import Disk, Report
from assay.kit.cloud import Cloud
from assay.kit.guest import Guest
from assay.kit.reasons import Blocked

GIB = 1 << 30
SERIAL_OF_VIRTIO = 20
"""How much of a serial number a virtio disk can tell, in characters."""


def plug(cloud: Cloud, guest: Guest, volume: str) -> None:
    """Attach a volume to a guest's server, and wait until the cloud says that it is in use."""
    cloud.rest("compute").post(
        f"/servers/{guest.id}/os-volume_attachments", json={"volumeAttachment": {"volumeId": volume}}
    )
    cloud.wait_for_status("the volume", lambda: cloud.block_storage.get_volume(volume), "in-use")


def plug_in_sight(cloud: Cloud, guest: Guest, volume: Volume) -> Disk:
    """Attach a volume to a guest's server, and wait until the guest sees it.

    On a cloud that tells no serial numbers the disk beside the root disk that is as large stands for it:
    whether they are right is not the point here.

    Raises:
        Blocked: the guest never saw it, so that nothing can be said of what comes after.
    """
    plug(cloud, guest, volume.id)
    seen = guest.settled(lambda report: disk_of(report, volume.id) is not None)
    disk = disk_of(seen, volume.id) or _alike(seen, volume.size * GIB)
    if disk is None:
        raise Blocked("The guest does not see the volume, so nothing can be said of what becomes of it.")
    return disk


def _alike(seen: Report, size: int) -> Disk | None:
    root = seen.root.device if seen.root else ""
    alike = (one for one in seen.disks if one.bus and one.bytes == size and not root.startswith(one.name))
    return next(alike, None)


def unplug(cloud: Cloud, guest: Guest, volume: str) -> None:
    """Detach a volume from a guest's server, and wait until the cloud says that it is free."""
    cloud.rest("compute").delete(f"/servers/{guest.id}/os-volume_attachments/{volume}")
    cloud.wait_for_status("the volume", lambda: cloud.block_storage.get_volume(volume), "available")


def disk_of(seen: Report, volume: str) -> Disk | None:
    """The disk that has the volume's id as its serial number; None if the guest has none."""
    return next((one for one in seen.disks if one.serial in serials(volume)), None)


def serials(volume: str) -> tuple[str, str]:
    """The serial numbers that a disk may tell of a volume: its id, or as much of it as fits."""
    return volume, volume[:SERIAL_OF_VIRTIO]
