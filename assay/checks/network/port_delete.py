"""Deleting a port."""

from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check


@check(
    "network.port.delete",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#delete-port",
)
def deleted_port_frees_its_address(cloud: Cloud, expect: Expect, lent_subnet: Subnet) -> None:
    """A deleted port is gone, and its address can be given to another port."""
    network = cloud.rest("network")
    fixed = [{"subnet_id": lent_subnet.id, "ip_address": "10.118.0.205"}]
    wish = {"network_id": lent_subnet.network_id, "fixed_ips": fixed}
    made = network.post("/ports", json={"port": {**wish, "name": cloud.name("port")}})
    path = f"/ports/{made['port.id']}"
    expect.status("the port can be deleted", network.delete(path, refusable=True), 204)
    expect.status("the port is gone", network.get(path, refusable=True), 404)
    second = network.post("/ports", json={"port": {**wish, "name": cloud.name("port")}}, refusable=True)
    expect.status("another port can have its address", second, 201)
