"""Getting a floating IP and giving it back."""

from ipaddress import IPv4Address

from openstack.network.v2.network import Network

from assay.kit import Blocked, Cloud, Expect, check


@check(
    "network.floating-ip.create",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-floating-ip",
    extension="router",
)
def floating_ip_can_be_had_and_given_back(cloud: Cloud, expect: Expect, external_network: Network) -> None:
    """A tenant gets a floating IP of an external network, which leads nowhere yet, and can give it back."""
    network = cloud.rest("network")
    wish = {"floating_network_id": external_network.id, "description": cloud.name("floating-ip")}
    made = network.post("/floatingips", json={"floatingip": wish}, refusable=True)
    if made.status == 409:
        raise Blocked(f"The external network has no address to spare: {made.message}")
    expect.status("a floating IP can be had", made, 201)
    path = f"/floatingips/{made['floatingip.id']}"
    shown = network.get(path)
    expect("it is the tenant's", shown["floatingip.project_id"], equals=cloud.project)
    expect("it is of the network", shown["floatingip.floating_network_id"], equals=external_network.id)
    expect("it is an IPv4 address", _is_address(shown["floatingip.floating_ip_address"]), is_true=True)
    expect("it leads to no port", shown["floatingip.port_id"], is_none=True)
    expect.status("it can be given back", network.delete(path, refusable=True), 204)
    expect.status("it is gone then", network.get(path, refusable=True), 404)


def _is_address(text: str) -> bool:
    try:
        return bool(IPv4Address(text))
    except ValueError:
        return False
