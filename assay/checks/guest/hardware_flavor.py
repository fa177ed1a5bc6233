"""What a flavor is worth."""

from openstack.compute.v2.flavor import Flavor

from assay.kit import Expect, check
from assay.kit.guest import Guest

KERNELS_SHARE_MIB = 64
"""What a kernel keeps of the memory for itself, at most."""


@check(
    "guest.hardware.flavor",
    proves="guest-hardware",
    spec="https://docs.openstack.org/nova/latest/user/flavors.html",
)
def guest_has_what_its_flavor_promises(expect: Expect, guest: Guest, guest_flavor: Flavor) -> None:
    """A guest has as many processors as its flavor says, and its memory but for the kernel's share."""
    seen = guest.look().hardware
    expect("it has the processors", seen.cpus if seen else None, equals=guest_flavor.vcpus)
    memory = (seen.memory_kib or 0) // 1024 if seen else 0
    expect("it has the memory, in MiB", memory, at_least=guest_flavor.ram - KERNELS_SHARE_MIB)
    expect("it has no more than that", memory, at_most=guest_flavor.ram)
