"""Creating servers of one name."""

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image
from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import boot_request, named, on_no_network


@check(
    "compute.server.create-same-name",
    proves="compute-servers-create",
    spec="https://docs.openstack.org/api-ref/compute/#create-server",
    uses={"instances": 2},
    takes=4.0,
)
def servers_may_share_a_name(
    cloud: Cloud, expect: Expect, flavor: Flavor, image: Image, network: Network
) -> None:
    """Two servers may have the same name; they are told apart by their ids."""
    name = cloud.name("twin")
    body = boot_request(name, flavor, image, network)
    compute = on_no_network(cloud, body)
    made = [compute.post("/servers", json=body)["server.id"] for _ in range(2)]
    expect("each has an id of its own", len(set(made)), equals=2)
    listed = cloud.settle(lambda: named(cloud, name), lambda servers: len(servers) == 2)
    expect("both are listed under the name", [one["id"] for one in listed], same_items=made)
