"""Names of ports."""

from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check


@check(
    "network.port.dns",
    proves="networks-dns",
    spec="https://docs.openstack.org/api-ref/network/v2/#dns-integration",
    extension="dns-integration",
)
def port_has_its_name_for_each_address(cloud: Cloud, expect: Expect, lent_subnet: Subnet) -> None:
    """A port that is given a host name tells by which name each of its addresses is to be found."""
    network = cloud.rest("network")
    host = f"assay-{cloud.run}"
    wish = {"network_id": lent_subnet.network_id, "name": cloud.name("port"), "dns_name": host}
    made = network.post("/ports", json={"port": wish})
    shown = network.get(f"/ports/{made['port.id']}")
    expect("it has the host name", shown["port.dns_name"], equals=host)
    address = shown["port.fixed_ips.0.ip_address"]
    expect("the name is for its address", shown["port.dns_assignment.0.ip_address"], equals=address)
    expect("the address has the host name", shown["port.dns_assignment.0.hostname"], equals=host)
    name = shown["port.dns_assignment.0.fqdn"]
    expect("the whole name begins with it", name, matches=rf"{host}\..*")
