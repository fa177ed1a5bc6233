"""Disconnecting a router that a floating IP needs."""

from openstack.network.v2.floating_ip import FloatingIP

from assay.kit import Cloud, Expect, check
from assay.kit.resources.routing import RoutedSubnet


@check(
    "network.router.interface-in-use",
    proves="networks-l3-router",
    spec="https://docs.openstack.org/api-ref/network/v2/#remove-interface-from-router",
    extension="router",
)
def interface_with_floating_ip_is_not_removed(
    cloud: Cloud, expect: Expect, lent_routed_subnet: RoutedSubnet, own_floating_ip: FloatingIP
) -> None:
    """A router cannot be disconnected from a subnet while a floating IP leads there; it still does."""
    network = cloud.rest("network")
    subnet, router = lent_routed_subnet.subnet, lent_routed_subnet.router
    port = cloud.network.create_port(network_id=subnet.network_id, name=cloud.name("port"))
    cloud.network.update_ip(own_floating_ip.id, port_id=port.id)
    path = f"/routers/{router}/remove_router_interface"
    refused = network.put(path, json={"subnet_id": subnet.id}, refusable=True)
    expect.status("the interface cannot be removed", refused, 409)
    shown = network.get(f"/floatingips/{own_floating_ip.id}")
    expect("the floating IP still leads to the port", shown["floatingip.port_id"], equals=port.id)
