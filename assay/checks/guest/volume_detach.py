"""A volume that is pulled out."""

from openstack.block_storage.v3.volume import Volume

from assay.guest.report import Disk
from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest
from assay.kit.guest_disks import plug_in_sight, unplug


@check(
    "guest.volume.detach",
    proves="guest-volumes",
    spec="https://docs.openstack.org/api-ref/compute/#detach-a-volume-from-an-instance",
)
def detached_volume_is_gone(cloud: Cloud, expect: Expect, lent_guest: Guest, own_volume: Volume) -> None:
    """A volume that the cloud calls detached is no disk of the guest any more, which goes on running."""
    disk = plug_in_sight(cloud, lent_guest, own_volume)
    unplug(cloud, lent_guest, own_volume.id)
    seen = lent_guest.settled(lambda report: _known(disk) not in map(_known, report.disks))
    expect("the guest has no such disk", [_known(one) for one in seen.disks], lacks=_known(disk))


def _known(disk: Disk) -> tuple[str, str]:
    return disk.name, disk.serial
