"""Deleting a router that is in use."""

from openstack.network.v2.router import Router
from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check


@check(
    "network.router.delete-in-use",
    proves="networks-l3-router",
    spec="https://docs.openstack.org/api-ref/network/v2/#delete-router",
    extension="router",
)
def router_with_interface_is_not_deleted(
    cloud: Cloud, expect: Expect, own_router: Router, lent_subnet: Subnet
) -> None:
    """A router that is connected to a subnet cannot be deleted, and keeps its interface."""
    network = cloud.rest("network")
    path = f"/routers/{own_router.id}"
    added = network.put(f"{path}/add_router_interface", json={"subnet_id": lent_subnet.id})
    expect.status("the deletion is refused", network.delete(path, refusable=True), 409)
    expect.status("the router is still there", network.get(path, refusable=True), 200)
    port = network.get(f"/ports/{added['port_id']}")
    expect("the interface is still the router's", port["port.device_id"], equals=own_router.id)
