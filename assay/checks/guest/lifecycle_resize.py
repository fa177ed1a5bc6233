"""Resizing."""

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, check
from assay.kit.guest import boot_guest
from assay.kit.guest_actions import ask, boots_of, comes_up
from assay.kit.guest_disks import GIB
from assay.kit.resources.guests import Site
from assay.kit.resources.servers import wait_until_idle

KERNELS_SHARE_MIB = 64
"""What a kernel keeps of the memory for itself, at most."""


@check(
    "guest.lifecycle.resize",
    proves="guest-lifecycle-resize",
    spec="https://docs.openstack.org/api-ref/compute/#resize-server-resize-action",
    uses={"instances": 1},
)
def resized_guest_has_more_of_the_same(
    cloud: Cloud,
    expect: Expect,
    guest_image: Image,
    guest_flavor: Flavor,
    larger_guest_flavor: Flavor,
    guest_site: Site,
) -> None:
    """A guest that was resized has the larger flavor's memory and disk, with what was on the smaller one."""
    guest = boot_guest(cloud, guest_image.id, guest_flavor.id, guest_site.places)
    before = guest.look()
    if not ask(cloud, expect, guest, {"resize": {"flavorRef": larger_guest_flavor.id}}, "resize"):
        return
    after = comes_up(cloud, guest, before, "VERIFY_RESIZE")
    memory = (after.hardware.memory_kib or 0) // 1024 if after.hardware else 0
    expect("it has the memory, in MiB", memory, at_least=larger_guest_flavor.ram - KERNELS_SHARE_MIB)
    root = after.root.disk_bytes if after.root else 0
    expect("its root disk is as large as the flavor's", root, equals=larger_guest_flavor.disk * GIB)
    expect("it is the disk that it had", boots_of(after), equals=boots_of(before) + 1)
    if ask(cloud, expect, guest, {"confirmResize": None}, "confirmResize"):
        wait_until_idle(cloud, guest.id, "ACTIVE")
