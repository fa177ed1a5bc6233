"""Swap."""

from openstack.compute.v2.flavor import Flavor

from assay.kit import Absent, Expect, check
from assay.kit.guest import Guest

MIB = 1 << 20


@check(
    "guest.disk.swap",
    proves="guest-disks-extra",
    spec="https://docs.openstack.org/nova/latest/user/flavors.html",
)
def swap_is_there(expect: Expect, extra_guest: Guest, extra_flavor: Flavor) -> None:
    """A guest of a flavor with swap has a disk of that size, made ready to swap to."""
    if not extra_flavor.swap:
        raise Absent("No flavor promises swap.")
    found = [one.bytes for one in extra_guest.look().disks if one.bus and one.fs == "swap"]
    expect("there is one such disk", found, equals=[int(extra_flavor.swap) * MIB])
