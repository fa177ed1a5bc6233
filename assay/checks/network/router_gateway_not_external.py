"""A gateway on a network that is not external."""

from openstack.network.v2.router import Router
from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check


@check(
    "network.router.gateway-not-external",
    proves="networks-l3-router",
    spec="https://docs.openstack.org/api-ref/network/v2/#update-router",
    extension="router",
)
def gateway_on_tenant_network_is_refused(
    cloud: Cloud, expect: Expect, lent_router: Router, lent_subnet: Subnet
) -> None:
    """A router cannot be given a gateway on a network that is not external, and stays without one."""
    network = cloud.rest("network")
    path = f"/routers/{lent_router.id}"
    gateway = {"network_id": lent_subnet.network_id}
    refused = network.put(path, json={"router": {"external_gateway_info": gateway}}, refusable=True)
    expect.status("the gateway is refused", refused, 400)
    expect("the router has no gateway", network.get(path)["router.external_gateway_info"], is_none=True)
