"""Floating IPs of a network that is not external."""

from openstack.network.v2.network import Network
from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check


@check(
    "network.floating-ip.not-external",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-floating-ip",
    extension="router",
    uses={"floatingips": 1},
)
def tenant_network_has_no_floating_ips(
    cloud: Cloud, expect: Expect, lent_subnet: Subnet, external_network: Network
) -> None:
    """A floating IP cannot be had of a network that is not external."""
    network = cloud.rest("network")
    wish = {"floating_network_id": lent_subnet.network_id, "description": cloud.name("floating-ip")}
    refused = network.post("/floatingips", json={"floatingip": wish}, refusable=True)
    expect.status("the floating IP is refused", refused, 400)
