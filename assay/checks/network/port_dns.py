"""Names of ports."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, Facts, check


@check(
    "network.port.dns",
    proves="networks-dns",
    spec="https://docs.openstack.org/api-ref/network/v2/#dns-integration",
    extension="dns-integration",
)
def port_has_its_name_for_each_address(cloud: Cloud, expect: Expect, fact: Facts, network: Network) -> None:
    """A port that is given a host name tells by which name each of its addresses is to be found."""
    rest = cloud.rest("network")
    host = f"assay-{cloud.run}"
    wish = {"network_id": network.id, "name": cloud.name("port"), "dns_name": host}
    made = rest.post("/ports", json={"port": wish})
    shown = rest.get(f"/ports/{made['port.id']}")
    expect("it has the host name", shown["port.dns_name"], equals=host)
    address = shown["port.fixed_ips.0.ip_address"]
    expect("the name is for its address", shown["port.dns_assignment.0.ip_address"], equals=address)
    expect("the address has the host name", shown["port.dns_assignment.0.hostname"], equals=host)
    name = str(shown["port.dns_assignment.0.fqdn"])
    fact("network.dns-domain", name.partition(".")[2].rstrip("."))
    expect("the whole name begins with it", name, matches=rf"{host}\..*")
