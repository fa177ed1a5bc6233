"""Deleting a router that is in use."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.routing import RoutedSubnet


@check(
    "network.router.delete-in-use",
    proves="networks-l3-router",
    spec="https://docs.openstack.org/api-ref/network/v2/#delete-router",
    extension="router",
)
def router_with_interface_is_not_deleted(
    cloud: Cloud, expect: Expect, lent_routed_subnet: RoutedSubnet
) -> None:
    """A router that is connected to a subnet cannot be deleted, and keeps its interface."""
    network = cloud.rest("network")
    path = f"/routers/{lent_routed_subnet.router}"
    expect.status("the deletion is refused", network.delete(path, refusable=True), 409)
    expect.status("the router is still there", network.get(path, refusable=True), 200)
    port = network.get(f"/ports/{lent_routed_subnet.interface}")
    expect("the interface is still the router's", port["port.device_id"], equals=lent_routed_subnet.router)
