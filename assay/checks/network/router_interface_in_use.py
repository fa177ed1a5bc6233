"""Disconnecting a router that a floating IP needs."""

from openstack.network.v2.floating_ip import FloatingIP
from openstack.network.v2.router import Router
from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check


@check(
    "network.router.interface-in-use",
    proves="networks-l3-router",
    spec="https://docs.openstack.org/api-ref/network/v2/#remove-interface-from-router",
    extension="router",
)
def interface_with_floating_ip_is_not_removed(
    cloud: Cloud,
    expect: Expect,
    own_gateway_router: Router,
    own_subnet: Subnet,
    own_floating_ip: FloatingIP,
) -> None:
    """A router cannot be disconnected from a subnet while a floating IP leads there; it still does."""
    network = cloud.rest("network")
    port = cloud.network.create_port(network_id=own_subnet.network_id, name=cloud.name("port"))
    cloud.network.update_ip(own_floating_ip.id, port_id=port.id)
    router = own_gateway_router.id
    mine = {"device_id": router, "network_id": own_subnet.network_id}
    interface = network.get("/ports", params=mine)["ports.0.id"]
    refused = network.put(
        f"/routers/{router}/remove_router_interface", json={"port_id": interface}, refusable=True
    )
    expect.status("the interface cannot be removed", refused, 409)
    shown = network.get(f"/floatingips/{own_floating_ip.id}")
    expect("the floating IP still leads to the port", shown["floatingip.port_id"], equals=port.id)
