"""IPv6 addresses that ports make of their MAC addresses."""

from ipaddress import IPv6Address, IPv6Network

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check

MODES = (
    {"ipv6_ra_mode": "slaac", "ipv6_address_mode": "slaac"},
    {"ipv6_ra_mode": "dhcpv6-stateless", "ipv6_address_mode": "dhcpv6-stateless"},
    {"ipv6_address_mode": "slaac"},
    {"ipv6_address_mode": "dhcpv6-stateless"},
)


@check(
    "network.subnet.ipv6-eui64",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-subnet",
    takes=3.0,
)
def port_makes_its_address_of_its_mac(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """A port has in each IPv6 subnet with SLAAC or stateless DHCP the address that its MAC address makes."""
    network = cloud.rest("network")
    subnets = {}
    for number, modes in enumerate(MODES, 1):
        cidr = f"2001:db8:118:{number}::/64"
        wish = {"network_id": lent_network.id, "ip_version": 6, "cidr": cidr, "name": cloud.name("subnet")}
        made = network.post("/subnets", json={"subnet": {**wish, **modes}})
        subnets[cidr] = made["subnet.id"]
    wish = {"network_id": lent_network.id, "name": cloud.name("port")}
    port = network.post("/ports", json={"port": wish})
    addresses = {one.get("subnet_id"): one.get("ip_address") for one in port["port.fixed_ips"]}
    for modes, (cidr, id) in zip(MODES, subnets.items(), strict=True):
        said = ", ".join(f"{key} {value}" for key, value in modes.items())
        expect(
            f"its address is made of its MAC address with {said}",
            addresses.get(id),
            equals=_eui64(cidr, port["port.mac_address"]),
        )


def _eui64(cidr: str, mac: str) -> str:
    octets = [int(octet, 16) for octet in mac.split(":")]
    octets = [octets[0] ^ 2, *octets[1:3], 0xFF, 0xFE, *octets[3:]]
    return str(IPv6Address(int(IPv6Network(cidr).network_address) + int.from_bytes(bytes(octets), "big")))
