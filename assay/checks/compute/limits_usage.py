"""What a project uses of its limits."""

from openstack.compute.v2.flavor import Flavor
from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import DescribedServer


@check(
    "compute.limits.usage",
    proves="compute-limits-get",
    spec="https://docs.openstack.org/api-ref/compute/#show-rate-and-absolute-limits",
)
def limits_count_what_is_used(
    cloud: Cloud, expect: Expect, server: Server, described_server: DescribedServer, flavor: Flavor
) -> None:
    """The limits of a project count its servers with their processors and memory."""
    limits = cloud.rest("compute").get("/limits")["limits.absolute"]
    # Two servers run for certain; how many more come and go at the same time cannot be known.
    least = {
        "totalInstancesUsed": 2,
        "totalCoresUsed": 2 * flavor.vcpus,
        "totalRAMUsed": 2 * flavor.ram,
    }
    for name, two in least.items():
        expect(f"{name} counts two servers at least", limits.get(name), at_least=two)
