"""What a subnet is when only its addresses are given."""

from ipaddress import IPv4Address

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check

CIDR = "10.119.0.0/28"
HOSTS = frozenset(f"10.119.0.{last}" for last in range(1, 15))


@check(
    "network.subnet.defaults",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-subnet",
)
def plain_subnet_has_a_gateway_and_a_pool(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """A subnet made with a CIDR alone has one of its addresses as gateway, offers the rest, and has DHCP."""
    network = cloud.rest("network")
    wish = {"network_id": lent_network.id, "ip_version": 4, "cidr": CIDR, "name": cloud.name("subnet")}
    made = network.post("/subnets", json={"subnet": wish})
    shown = network.get(f"/subnets/{made['subnet.id']}")
    gateway = shown["subnet.gateway_ip"]
    expect("its CIDR is the one asked for", shown["subnet.cidr"], equals=CIDR)
    expect("its gateway is one of its addresses", gateway, among=sorted(HOSTS))
    offered = [address for pool in shown["subnet.allocation_pools"] for address in _addresses(pool)]
    expect("all other addresses are there to be allocated", offered, same_items=sorted(HOSTS - {gateway}))
    expect("DHCP is on", shown["subnet.enable_dhcp"], equals=True)
    expect("it has no name servers", shown["subnet.dns_nameservers"], equals=[])
    expect("it has no host routes", shown["subnet.host_routes"], equals=[])


def _addresses(pool: dict[str, str]) -> list[str]:
    first, last = (int(IPv4Address(pool.get(key, "0.0.0.0"))) for key in ("start", "end"))
    return [str(IPv4Address(number)) for number in range(first, last + 1)]
