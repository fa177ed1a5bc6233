"""Guests that pass from check to check, each check leaving them up; and what they are changed into."""

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image

from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.guest import Guest, boot_guest, counted, script
from assay.kit.reasons import Absent
from assay.kit.resources.guests import LEAST_RAM, PARTS, Site

COUNTING = "n=0; while sleep 5; do n=$((n + 1)); assay-say count $n; done"
"""What a guest does that counts, in its shell."""


@resource("lent_guest", lent=2, takes=20.0, uses={"instances": 1})
def lent_guest(cloud: Cloud, guest_image: Image, guest_flavor: Flavor, guest_site: Site) -> Guest:
    """A guest that a check hands on as it got it: up, with one card and no volume.

    Its disk may have been booted, and its user-data run, any number of times.
    """
    return boot_guest(
        cloud,
        guest_image.id,
        guest_flavor.id,
        guest_site.places,
        user_data=script("assay-say greeting hello"),
    )


@resource("counting_guest", lent=1, takes=25.0, uses={"instances": 1})
def counting_guest(cloud: Cloud, guest_image: Image, guest_flavor: Flavor, guest_site: Site) -> Guest:
    """A guest that counts as long as it runs; a check hands it on counting."""
    work = script(f"setsid sh -c '{COUNTING}' </dev/null >/dev/null 2>&1 &")
    guest = boot_guest(cloud, guest_image.id, guest_flavor.id, guest_site.places, user_data=work)
    guest.wait("the guest counts", lambda report: counted(report) > 0)
    return guest


@resource("larger_guest_flavor", shared=True, takes=0.2)
def larger_guest_flavor(cloud: Cloud, guest_flavor: Flavor) -> Flavor:
    """The next flavor that has both more memory and a larger disk than that of the guests."""
    larger = [
        one for one in cloud.compute.flavors() if one.ram > guest_flavor.ram and one.disk > guest_flavor.disk
    ]
    if not larger:
        raise Absent(f"No flavor has more memory and a larger disk than {guest_flavor.name!r}.")
    return min(larger, key=lambda one: (one.ram, one.vcpus, one.disk, str(one.name)))


@resource("extra_flavor", shared=True, takes=0.2)
def extra_flavor(cloud: Cloud) -> Flavor:
    """The smallest flavor that promises an ephemeral disk and swap, or else one of them."""
    fitting = [
        one
        for one in cloud.compute.flavors()
        if one.disk >= 1 and one.ram >= LEAST_RAM and (one.ephemeral or one.swap)
    ]
    if not fitting:
        raise Absent("No flavor promises an ephemeral disk or swap.")
    return min(
        fitting, key=lambda one: (not (one.ephemeral and one.swap), one.ram, one.vcpus, one.disk, one.name)
    )


@resource("extra_guest", shared=True, takes=20.0, uses={"instances": 1})
def extra_guest(cloud: Cloud, guest_image: Image, extra_flavor: Flavor, guest_site: Site) -> Guest:
    """A guest of a flavor that promises more disks, to look at; its user-data are of several parts."""
    return boot_guest(cloud, guest_image.id, extra_flavor.id, guest_site.places, user_data=PARTS)
