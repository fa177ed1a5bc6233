"""Deleting a subnet."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check


@check(
    "network.subnet.delete",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#delete-subnet",
)
def subnet_is_deleted_when_no_port_needs_it(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """A subnet cannot be deleted while a port has an address of it; afterwards it can, and is gone then."""
    network = cloud.rest("network")
    wish = {
        "name": cloud.name("subnet"),
        "network_id": lent_network.id,
        "ip_version": 4,
        "cidr": "10.119.7.0/24",
    }
    subnet = network.post("/subnets", json={"subnet": wish})["subnet.id"]
    port = {"network_id": lent_network.id, "name": cloud.name("port"), "fixed_ips": [{"subnet_id": subnet}]}
    made = network.post("/ports", json={"port": port})["port.id"]
    path = f"/subnets/{subnet}"
    expect.status("a subnet in use is not deleted", network.delete(path, refusable=True), 409)
    network.delete(f"/ports/{made}")
    expect.status("it can be deleted then", network.delete(path, refusable=True), 204)
    expect.status("it is gone", network.get(path, refusable=True), 404)
