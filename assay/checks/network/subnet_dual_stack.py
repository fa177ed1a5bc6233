"""Networks with IPv4 and IPv6."""

from ipaddress import ip_address, ip_network

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check

SLAAC = {"ipv6_ra_mode": "slaac", "ipv6_address_mode": "slaac"}
STATELESS = {"ipv6_ra_mode": "dhcpv6-stateless", "ipv6_address_mode": "dhcpv6-stateless"}
STATEFUL = {"ipv6_address_mode": "dhcpv6-stateful"}
SUBNETS: tuple[tuple[str, dict[str, str]], ...] = (
    ("2001:db8:121:1::/64", SLAAC),
    ("10.119.5.0/24", {}),
    ("2001:db8:121:2::/64", STATEFUL),
    ("2001:db8:121:3::/64", STATELESS),
)
"""What gives out addresses lies between what has them made, so that the order is seen not to matter."""


@check(
    "network.subnet.dual-stack",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-port",
    takes=3.0,
)
def port_gets_an_address_of_each_kind(cloud: Cloud, expect: Expect, own_network: Network) -> None:
    """A port gets, unasked, an IPv4 address, a given IPv6 address, and each made of its MAC address."""
    network = cloud.rest("network")
    ids = {}
    for cidr, modes in SUBNETS:
        version = ip_network(cidr).version
        wish = {
            "network_id": own_network.id,
            "ip_version": version,
            "cidr": cidr,
            "name": cloud.name("subnet"),
        }
        ids[cidr] = network.post("/subnets", json={"subnet": {**wish, **modes}})["subnet.id"]
    wish = {"network_id": own_network.id, "name": cloud.name("port")}
    port = network.post("/ports", json={"port": wish})
    addresses = {one.get("subnet_id"): str(one.get("ip_address")) for one in port["port.fixed_ips"]}
    # The last 24 bits of an EUI-64 address are those of the MAC address.
    mac = int(port["port.mac_address"].replace(":", ""), 16) & 0xFFFFFF
    for cidr, modes in SUBNETS:
        address = ip_address(addresses.get(ids[cidr], "::"))
        expect(f"it has an address of {cidr}", address in ip_network(cidr), is_true=True)
        if modes in (SLAAC, STATELESS):
            expect(f"that of {cidr} is made of its MAC address", int(address) & 0xFFFFFF, equals=mac)
