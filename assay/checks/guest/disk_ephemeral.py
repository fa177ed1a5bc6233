"""The ephemeral disk."""

from openstack.compute.v2.flavor import Flavor

from assay.kit import Absent, Expect, check
from assay.kit.guest import Guest
from assay.kit.guest_disks import GIB


@check(
    "guest.disk.ephemeral",
    proves="guest-disks-extra",
    spec="https://docs.openstack.org/nova/latest/user/flavors.html",
)
def ephemeral_disk_is_there(expect: Expect, extra_guest: Guest, extra_flavor: Flavor) -> None:
    """A guest of a flavor with an ephemeral disk has one more disk of that size."""
    if not extra_flavor.ephemeral:
        raise Absent("No flavor promises an ephemeral disk.")
    seen = extra_guest.look()
    root = seen.root.device if seen.root else ""
    others = [one.bytes for one in seen.disks if one.bus and not root.startswith(one.name)]
    expect("there is such a disk", others, contains=extra_flavor.ephemeral * GIB)
