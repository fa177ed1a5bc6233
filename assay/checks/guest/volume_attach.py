"""A volume that is plugged in."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, Facts, check
from assay.kit.guest import Guest
from assay.kit.guest_disks import GIB, plug, serials, unplug


@check(
    "guest.volume.attach",
    proves="guest-volumes",
    spec="https://docs.openstack.org/api-ref/compute/#attach-a-volume-to-an-instance",
)
def attached_volume_is_a_disk(
    cloud: Cloud, expect: Expect, fact: Facts, lent_guest: Guest, own_volume: Volume
) -> None:
    """A volume that is attached to a running server is a new disk of its guest, known by the volume's id."""
    before = {one.name for one in lent_guest.look().disks}
    plug(cloud, lent_guest, own_volume.id)
    seen = lent_guest.settled(lambda report: any(one.name not in before for one in report.disks))
    new = [one for one in seen.disks if one.name not in before]
    if expect("there is one new disk", len(new), equals=1):
        expect("its serial number is the volume's id", new[0].serial, among=serials(own_volume.id))
        expect("it is as large as the volume", new[0].bytes, equals=own_volume.size * GIB)
        told = cloud.rest("compute").get(f"/servers/{lent_guest.id}/os-volume_attachments")[
            "volumeAttachments"
        ]
        named = {one["volumeId"]: one["device"] for one in told}.get(own_volume.id)
        fact("guest.volume-device", "as the API tells" if named == f"/dev/{new[0].name}" else "another")
    unplug(cloud, lent_guest, own_volume.id)
