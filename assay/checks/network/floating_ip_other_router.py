"""Leading a floating IP to a port behind another router."""

from openstack.network.v2.floating_ip import FloatingIP
from openstack.network.v2.router import Router
from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check
from assay.kit.resources.routing import RoutedSubnet


@check(
    "network.floating-ip.other-router",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#update-floating-ip",
    extension="router",
)
def floating_ip_changes_its_router(
    cloud: Cloud,
    expect: Expect,
    lent_routed_subnet: RoutedSubnet,
    own_gateway_router: Router,
    own_subnet: Subnet,
    own_floating_ip: FloatingIP,
) -> None:
    """A floating IP can be led from a port behind one router to a port behind another."""
    network = cloud.rest("network")
    path = f"/floatingips/{own_floating_ip.id}"
    for subnet, router in (
        (lent_routed_subnet.subnet, lent_routed_subnet.router),
        (own_subnet, own_gateway_router.id),
    ):
        wish = {"network_id": subnet.network_id, "name": cloud.name("port")}
        port = network.post("/ports", json={"port": wish})["port.id"]
        led = network.put(path, json={"floatingip": {"port_id": port}})
        expect("it leads to the port", led["floatingip.port_id"], equals=port)
        expect("it leads through the port's router", led["floatingip.router_id"], equals=router)
