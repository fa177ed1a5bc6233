"""Ways from a tenant's network to the world."""

from dataclasses import dataclass

from openstack.network.v2.floating_ip import FloatingIP
from openstack.network.v2.network import Network
from openstack.network.v2.router import Router
from openstack.network.v2.subnet import Subnet

from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.resources.networks import subnet_on


@resource("own_gateway_router", takes=1.0)
def own_gateway_router(
    cloud: Cloud, own_router: Router, own_subnet: Subnet, external_network: Network
) -> Router:
    """The check's own router, between its own subnet and the external network."""
    routed: Router = cloud.network.update_router(
        own_router.id, external_gateway_info={"network_id": external_network.id}
    )
    cloud.rest("network").put(
        f"/routers/{own_router.id}/add_router_interface", json={"subnet_id": own_subnet.id}
    )
    return routed


@dataclass(frozen=True, kw_only=True)
class RoutedSubnet:
    """A subnet that a router connects with the external network.

    Attributes:
        subnet: It is 10.118.0.0/24.
        router: Its id.
        interface: Id of the port by which it is connected.
    """

    subnet: Subnet
    router: str
    interface: str


@resource("lent_routed_subnet", lent=1, takes=2.0, uses={"networks": 1, "subnets": 1, "routers": 1})
def lent_routed_subnet(cloud: Cloud, external_network: Network) -> RoutedSubnet:
    """A subnet with a way to the external network, without ports but the router's and those of a check."""
    network = cloud.network.create_network(name=cloud.name("network"))
    subnet = subnet_on(cloud, network)
    router = cloud.network.create_router(
        name=cloud.name("router"), external_gateway_info={"network_id": external_network.id}
    )
    path = f"/routers/{router.id}/add_router_interface"
    added = cloud.rest("network").put(path, json={"subnet_id": subnet.id})
    return RoutedSubnet(subnet=subnet, router=router.id, interface=added["port_id"])


@resource("own_floating_ip", takes=0.5, uses={"floatingips": 1})
def own_floating_ip(cloud: Cloud, external_network: Network) -> FloatingIP:
    """A floating IP of the check's own, associated with nothing."""
    return cloud.network.create_ip(
        floating_network_id=external_network.id, description=cloud.name("floating-ip")
    )
