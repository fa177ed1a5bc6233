"""Ways from a tenant's network to the world."""

from openstack.network.v2.floating_ip import FloatingIP
from openstack.network.v2.network import Network
from openstack.network.v2.router import Router
from openstack.network.v2.subnet import Subnet

from assay.kit.cloud import Cloud
from assay.kit.declare import resource


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


@resource("own_floating_ip", takes=0.5, uses={"floatingips": 1})
def own_floating_ip(cloud: Cloud, external_network: Network) -> FloatingIP:
    """A floating IP of the check's own, associated with nothing."""
    return cloud.network.create_ip(
        floating_network_id=external_network.id, description=cloud.name("floating-ip")
    )
