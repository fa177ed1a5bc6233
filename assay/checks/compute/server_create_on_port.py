"""Creating a server on a port that is there."""

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image
from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import addresses_of, boot_request, wait_until_idle


@check(
    "compute.server.create-on-port",
    proves="compute-servers-interfaces",
    spec="https://docs.openstack.org/api-ref/compute/#create-server",
    uses={"instances": 1, "ports": 1},
    takes=4.5,
)
def server_takes_the_port_that_it_is_given(
    cloud: Cloud, expect: Expect, flavor: Flavor, image: Image, network: Network
) -> None:
    """A server that is created on a port has the addresses of the port, and the port names the server."""
    port = cloud.network.create_port(name=cloud.name("given-port"), network_id=network.id)
    body = boot_request(cloud.name("on-port"), flavor, image, network)
    body["server"]["networks"] = [{"port": port.id}]
    id = cloud.rest("compute").post("/servers", json=body)["server.id"]
    shown = wait_until_idle(cloud, id, "ACTIVE")
    own = sorted(ip["ip_address"] for ip in port.fixed_ips)
    expect("the server has the port's addresses, and no others", addresses_of(shown), equals=own)
    bound = cloud.network.get_port(port.id)
    expect("the port names the server", bound.device_id, equals=id)
