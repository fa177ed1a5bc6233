"""Deleting a network that is in use."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check


@check(
    "network.network.delete-in-use",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#delete-network",
)
def network_with_port_is_not_deleted(cloud: Cloud, expect: Expect, own_network: Network) -> None:
    """A network on which there is a port cannot be deleted, and keeps its port."""
    network = cloud.rest("network")
    path = f"/networks/{own_network.id}"
    wish = {"network_id": own_network.id, "name": cloud.name("port")}
    port = network.post("/ports", json={"port": wish})["port.id"]
    expect.status("the deletion is refused", network.delete(path, refusable=True), 409)
    expect.status("the network is still there", network.get(path, refusable=True), 200)
    expect.status("the port is still there", network.get(f"/ports/{port}", refusable=True), 200)
