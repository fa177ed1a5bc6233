"""What to boot with where the disk is a volume."""

from openstack.compute.v2.flavor import Flavor

from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.reasons import Blocked
from assay.kit.resources.guests import LEAST_RAM


@resource("diskless_flavor", shared=True, takes=0.2)
def diskless_flavor(cloud: Cloud) -> Flavor:
    """The smallest flavor in which the guest runs, without a disk if there is such a one."""
    fitting = [one for one in cloud.compute.flavors() if one.ram >= LEAST_RAM]
    if not fitting:
        raise Blocked(f"No flavor has {LEAST_RAM} MiB of memory.")
    return min(fitting, key=lambda one: (one.disk > 0, one.ram, one.vcpus, one.disk, str(one.name)))
