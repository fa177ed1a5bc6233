"""Deleting a security group that is in use."""

from openstack.network.v2.network import Network
from openstack.network.v2.security_group import SecurityGroup

from assay.kit import Cloud, Expect, check


@check(
    "network.security-group.in-use",
    proves="networks-security-groups-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#delete-security-group",
    extension="security-group",
)
def group_of_a_port_is_not_deleted(
    cloud: Cloud, expect: Expect, network: Network, own_security_group: SecurityGroup
) -> None:
    """A security group that a port uses cannot be deleted, and the port keeps it."""
    rest = cloud.rest("network")
    group = own_security_group.id
    wish = {"network_id": network.id, "name": cloud.name("port"), "security_groups": [group]}
    port = rest.post("/ports", json={"port": wish})["port.id"]
    refused = rest.delete(f"/security-groups/{group}", refusable=True)
    expect.status("the deletion is refused", refused, 409)
    expect.status("the group is still there", rest.get(f"/security-groups/{group}", refusable=True), 200)
    kept = rest.get(f"/ports/{port}")
    expect("the port keeps the group", kept["port.security_groups"], equals=[group])
