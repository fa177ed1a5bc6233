"""The root disk."""

from openstack.compute.v2.flavor import Flavor

from assay.kit import Expect, Facts, check
from assay.kit.guest import Guest

GIB = 1 << 30


@check(
    "guest.disk.root",
    proves="guest-disks",
    spec="https://docs.openstack.org/nova/latest/user/flavors.html",
)
def root_disk_is_as_large_as_the_flavor_says(
    expect: Expect, fact: Facts, guest: Guest, guest_flavor: Flavor
) -> None:
    """A guest's root disk is as large as its flavor says, however small the image is, and can be filled."""
    root = guest.look().root
    fact("guest.root-device", root.device.rstrip("0123456789") if root else "")
    expect("the disk is that large", root.disk_bytes if root else 0, equals=guest_flavor.disk * GIB)
    grown = (root.fs_bytes or 0) if root else 0
    expect("the file system could grow into it", grown, at_least=guest_flavor.disk * GIB * 8 // 10)
