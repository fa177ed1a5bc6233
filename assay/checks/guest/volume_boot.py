"""A volume to boot from."""

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, check
from assay.kit.guest import BOOT, begin_guest
from assay.kit.guest_disks import GIB
from assay.kit.resources.guests import Site

SIZE = 3
"""How large the volume is, in GiB; larger than the image, and no usual flavor's disk."""


@check(
    "guest.volume.boot",
    proves="guest-volumes-boot",
    spec="https://docs.openstack.org/nova/latest/user/launch-instance-from-volume.html",
    uses={"instances": 1, "volumes": 1, "gigabytes": SIZE},
)
def volume_is_booted_from(
    cloud: Cloud, expect: Expect, guest_image: Image, diskless_flavor: Flavor, guest_site: Site
) -> None:
    """A server that is booted from a new volume of an image boots it, and has a root disk of its size."""
    disk = {
        "boot_index": 0,
        "source_type": "image",
        "uuid": guest_image.id,
        "destination_type": "volume",
        "volume_size": SIZE,
        "delete_on_termination": True,
    }
    guest = begin_guest(cloud, None, diskless_flavor.id, guest_site.places, block_device_mapping_v2=[disk])
    seen = guest.settled(lambda report: report.complete, timeout=BOOT)
    expect("the guest comes up", seen.ready, equals=True)
    root = seen.root.disk_bytes if seen.root else 0
    expect("its root disk is as large as the volume", root, equals=SIZE * GIB)
