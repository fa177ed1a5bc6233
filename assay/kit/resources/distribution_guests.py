"""A server that runs a distribution as people know it, with its own cloud-init."""

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image

from assay.guest import cloud_init
from assay.guest.cloud_init import Told
from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.guest import BOOT, Guest, boot_guest
from assay.kit.reasons import Blocked
from assay.kit.resources.flavors import chosen_flavor
from assay.kit.resources.guests import GuestKey, Site

LEAST_RAM = 512
"""What a distribution runs in, in MiB, whatever its image says."""
GIB = 1 << 30


@resource("distribution", shared=True, takes=0.2)
def distribution(cloud: Cloud) -> Image:
    """The image with cloud-init that was named."""
    found: Image | None = cloud.image.find_image(cloud.choices.distribution)
    if found is None:
        raise Blocked(f"There is no image {cloud.choices.distribution!r}, which was asked for.")
    return found


@resource("distribution_flavor", shared=True, takes=0.2)
def distribution_flavor(cloud: Cloud, distribution: Image) -> Flavor:
    """The flavor that was chosen, else the smallest in which that image runs, with more disk than it has."""
    if chosen := chosen_flavor(cloud):
        return chosen
    ram = max(LEAST_RAM, int(distribution.min_ram or 0))
    size = max(int(distribution.min_disk or 0), -(-int(distribution.virtual_size or 0) // GIB))
    fitting = [one for one in cloud.compute.flavors() if one.ram >= ram and one.disk > size]
    if not fitting:
        raise Blocked(f"No flavor has {ram} MiB of memory and a disk of more than {size} GiB.")
    return min(fitting, key=lambda one: (one.ram, one.vcpus, one.disk, one.ephemeral, str(one.name)))


@resource("distribution_guest", shared=True, takes=90.0, uses={"instances": 1})
def distribution_guest(
    cloud: Cloud, distribution: Image, distribution_flavor: Flavor, guest_site: Site, guest_key: GuestKey
) -> Guest:
    """A server of that image that has said all: with a key, and with user-data of two parts."""
    return boot_guest(
        cloud,
        distribution.id,
        distribution_flavor.id,
        guest_site.places,
        user_data=cloud_init.user_data(),
        until=lambda booted: booted.wait("cloud-init has ended", cloud_init.ended, timeout=BOOT),
        key_name=guest_key.name,
    )


def told_by(guest: Guest) -> Told:
    """What cloud-init made of a server, as it says on the console."""
    return cloud_init.told(guest.look())
