"""A gateway on a network that does not exist."""

from openstack.network.v2.router import Router

from assay.kit import Cloud, Expect, check

UNKNOWN = "6f1d0a52-0b5c-4a8e-9d8e-3a7f5c2b9e11"


@check(
    "network.router.gateway-unknown",
    proves="networks-l3-router",
    spec="https://docs.openstack.org/api-ref/network/v2/#update-router",
    extension="router",
)
def gateway_on_unknown_network_is_not_found(cloud: Cloud, expect: Expect, lent_router: Router) -> None:
    """A router cannot be given a gateway on a network that does not exist, and stays without one."""
    network = cloud.rest("network")
    path = f"/routers/{lent_router.id}"
    gateway = {"network_id": UNKNOWN}
    refused = network.put(path, json={"router": {"external_gateway_info": gateway}}, refusable=True)
    expect.status("the network is not found", refused, 404)
    expect("the router has no gateway", network.get(path)["router.external_gateway_info"], is_none=True)
