"""Changing a port."""

from openstack.network.v2.security_group import SecurityGroup
from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check


@check(
    "network.port.update",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#update-port",
)
def changed_port_keeps_its_addresses(
    cloud: Cloud, expect: Expect, lent_subnet: Subnet, own_security_group: SecurityGroup
) -> None:
    """The name, state and security groups of a port can be changed; its addresses stay."""
    network = cloud.rest("network")
    made = network.post(
        "/ports", json={"port": {"network_id": lent_subnet.network_id, "name": cloud.name("port")}}
    )
    path = f"/ports/{made['port.id']}"
    second = cloud.network.create_security_group(name=cloud.name("group"))
    name, groups = cloud.name("renamed"), [own_security_group.id, second.id]
    network.put(path, json={"port": {"name": name, "admin_state_up": False, "security_groups": groups}})
    shown = network.get(path)
    expect("it has the new name", shown["port.name"], equals=name)
    expect("it is down", shown["port.admin_state_up"], equals=False)
    expect("it has the two groups", shown["port.security_groups"], same_items=groups)
    expect("its MAC address stays", shown["port.mac_address"], equals=made["port.mac_address"])
    expect("its addresses stay", shown["port.fixed_ips"], equals=made["port.fixed_ips"])
