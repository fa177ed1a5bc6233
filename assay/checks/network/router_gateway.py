"""The gateway of a router."""

from openstack.network.v2.network import Network
from openstack.network.v2.router import Router

from assay.kit import Blocked, Cloud, Expect, check


@check(
    "network.router.gateway",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#update-router",
    extension="router",
)
def gateway_can_be_set_and_unset(
    cloud: Cloud, expect: Expect, lent_router: Router, external_network: Network
) -> None:
    """A router can be given an external network as its gateway, and the gateway can be taken away again."""
    network = cloud.rest("network")
    path = f"/routers/{lent_router.id}"
    gateway = {"network_id": external_network.id}
    answer = network.put(path, json={"router": {"external_gateway_info": gateway}}, refusable=True)
    if answer.status == 409:
        raise Blocked(f"The external network has no address to spare: {answer.message}")
    expect.status("the gateway can be set", answer, 200)
    shown = network.get(path)["router.external_gateway_info"] or {}
    expect("its gateway is on the external network", shown.get("network_id"), equals=external_network.id)
    network.put(path, json={"router": {"external_gateway_info": {}}})
    expect("it has no gateway any more", network.get(path)["router.external_gateway_info"], is_none=True)
