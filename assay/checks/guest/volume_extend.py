"""A volume that grows while it is in use."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Absent, Cloud, Expect, check
from assay.kit.guest import Guest
from assay.kit.guest_disks import GIB, disk_of, plug_in_sight, unplug

IN_USE = "3.42"
"""The microversion since which a volume can be extended that is in use."""
SIZE = 2
"""What the volume grows to, in GiB."""


@check(
    "guest.volume.extend",
    proves="guest-volumes-extend",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#extend-a-volume-size",
    uses={"gigabytes": SIZE - 1},
)
def extended_volume_is_a_larger_disk(
    cloud: Cloud, expect: Expect, lent_guest: Guest, own_volume: Volume
) -> None:
    """A volume that the cloud has extended while it was in use is a larger disk of the guest at once."""
    if not cloud.offers("block-storage", IN_USE):
        raise Absent("The block storage service cannot extend volumes that are in use.")
    plug_in_sight(cloud, lent_guest, own_volume)
    reply = cloud.rest("block-storage", microversion=IN_USE).post(
        f"/volumes/{own_volume.id}/action", json={"os-extend": {"new_size": SIZE}}, refusable=True
    )
    if reply.status >= 400:
        raise Absent(f"The cloud does not extend a volume that is in use: {reply.message}")
    extended = cloud.wait(
        "the volume is extended",
        lambda: cloud.block_storage.get_volume(own_volume.id),
        lambda volume: volume.status in ("in-use", "error_extending"),
        show=lambda volume: str(volume.status),
    )
    if extended.status != "in-use" or extended.size != SIZE:
        raise Absent(f"The cloud says itself that it could not extend a volume in use: {extended.status}")

    seen = lent_guest.settled(lambda report: _size(disk_of(report, own_volume.id)) == SIZE * GIB)
    expect("the disk has grown", _size(disk_of(seen, own_volume.id)), equals=SIZE * GIB)
    unplug(cloud, lent_guest, own_volume.id)


def _size(disk: object) -> int:
    return int(getattr(disk, "bytes", 0) or 0)
