"""Flavors to boot with."""

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image

from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.reasons import Blocked


def chosen_flavor(cloud: Cloud) -> Flavor | None:
    """The flavor that was chosen; None if nobody chose one.

    Raises:
        Blocked: there is no such flavor.
    """
    if not cloud.choices.flavor:
        return None
    chosen: Flavor | None = cloud.compute.find_flavor(cloud.choices.flavor)
    if chosen is None:
        raise Blocked(f"There is no flavor {cloud.choices.flavor!r}, which was asked for.")
    return chosen


@resource("flavor", shared=True, takes=0.2)
def flavor(cloud: Cloud, image: Image) -> Flavor:
    """The flavor that was chosen, else the smallest with a disk that the image fits on."""
    if chosen := chosen_flavor(cloud):
        return chosen
    fitting = _fitting(cloud, image)
    if not fitting:
        raise Blocked(
            f"No flavor has a disk that the image {image.name!r} fits on ({image.min_disk or 0} GB)."
        )
    return fitting[0]


@resource("larger_flavor", shared=True, takes=0.2)
def larger_flavor(cloud: Cloud, image: Image, flavor: Flavor) -> Flavor:
    """The next larger flavor, to resize to."""
    for candidate in _fitting(cloud, image):
        grows = candidate.ram > flavor.ram or candidate.vcpus > flavor.vcpus
        disks = candidate.disk >= flavor.disk and (candidate.ephemeral or 0) >= (flavor.ephemeral or 0)
        if grows and candidate.ram >= flavor.ram and disks:  # no cloud can make a disk smaller
            return candidate
    raise Blocked(f"No flavor is larger than {flavor.name!r}, so nothing can be resized.")


def _fitting(cloud: Cloud, image: Image) -> list[Flavor]:
    return sorted(
        (
            one
            for one in cloud.compute.flavors()
            if one.disk >= max(image.min_disk or 0, 1) and one.ram >= (image.min_ram or 0)
        ),
        key=lambda one: (one.ram, one.vcpus, one.disk, one.ephemeral or 0, str(one.name)),
    )
