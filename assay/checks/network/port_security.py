"""Ports without protection."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check


@check(
    "network.port.security",
    proves="networks-port-security",
    spec="https://docs.openstack.org/api-ref/network/v2/#port-security",
    extension="port-security",
)
def port_security_can_be_turned_off(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """A new port is protected as its network says, which can be turned off without security groups."""
    network = cloud.rest("network")
    wish = {"network_id": lent_network.id, "name": cloud.name("port")}
    made = network.post("/ports", json={"port": wish})
    path = f"/ports/{made['port.id']}"
    usual = network.get(f"/networks/{lent_network.id}")["network.port_security_enabled"]
    expect("it is as its network says", made["port.port_security_enabled"], equals=usual)
    off = {"port_security_enabled": False}
    if made["port.security_groups"]:
        refused = network.put(path, json={"port": off}, refusable=True)
        expect.status("with security groups it cannot be turned off", refused, 409)
    network.put(path, json={"port": {**off, "security_groups": []}})
    shown = network.get(path)
    expect("it is turned off", shown["port.port_security_enabled"], equals=False)
    expect("it has no security groups", shown["port.security_groups"], equals=[])
