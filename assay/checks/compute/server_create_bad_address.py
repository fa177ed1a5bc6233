"""Creating a server with an address that is none."""

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image
from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import boot_request, named


@check(
    "compute.server.create-bad-address",
    proves="compute-servers-invalid",
    spec="https://docs.openstack.org/api-ref/compute/#create-server",
)
def server_with_bad_address_is_refused(
    cloud: Cloud, expect: Expect, flavor: Flavor, image: Image, network: Network
) -> None:
    """A server with an access address that is no address is refused and not made."""
    compute = cloud.rest("compute")
    name = cloud.name("address")
    for field, value in {"accessIPv6": "2001:2001::3::1", "accessIPv4": "192.0.2.256"}.items():
        body = boot_request(name, flavor, image, network)
        body["server"][field] = value
        refused = compute.post("/servers", json=body, refusable=True)
        expect.status(f"the {field} {value} is refused", refused, 400)
    expect("no server was made", named(cloud, name), equals=[])
