"""IPv6 modes that contradict each other."""

from itertools import permutations

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check

MODES = ("slaac", "dhcpv6-stateless", "dhcpv6-stateful")


@check(
    "network.subnet.ipv6-modes",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-subnet",
)
def contradicting_modes_are_refused(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """An IPv6 subnet cannot announce one way to get an address and use another."""
    network = cloud.rest("network")
    for announced, used in permutations(MODES, 2):
        wish = {
            "name": cloud.name("subnet"),
            "network_id": lent_network.id,
            "ip_version": 6,
            "cidr": "2001:db8:120::/64",
            "ipv6_ra_mode": announced,
            "ipv6_address_mode": used,
        }
        refused = network.post("/subnets", json={"subnet": wish}, refusable=True)
        expect.status(f"{announced} announced and {used} used is refused", refused, 400)
