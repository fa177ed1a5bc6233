"""Asking for more servers than the quota allows."""

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image
from openstack.network.v2.network import Network

from assay.kit import Absent, Cloud, Expect, check
from assay.kit.resources.servers import boot_request, on_no_network


@check(
    "compute.quota.exceeded",
    proves="compute-quotas-enforced",
    spec="https://docs.openstack.org/api-ref/compute/#create-multiple-servers",
)
def quota_is_enforced(cloud: Cloud, expect: Expect, flavor: Flavor, image: Image, network: Network) -> None:
    """A request for one server more than the project may have is refused, and none is made."""
    most = cloud.rest("compute").get("/limits")["limits.absolute.maxTotalInstances"]
    if most < 0:
        raise Absent("The project may have any number of servers, so there is no quota to exceed.")
    name = cloud.name("many")
    body = boot_request(name, flavor, image, network)
    body["server"] |= {"min_count": most + 1, "max_count": most + 1}
    compute = on_no_network(cloud, body)
    refused = compute.post("/servers", json=body, refusable=True)
    expect.status("one server too many is refused", refused, 403)
    made = compute.get("/servers", params={"name": f"^{name}(-.*)?$"})["servers"]
    expect("no server was made", made, equals=[])
