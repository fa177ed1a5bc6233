"""Connecting a router to an IPv6 subnet."""

from openstack.network.v2.network import Network
from openstack.network.v2.router import Router

from assay.kit import Cloud, Expect, check

STATEFUL = "dhcpv6-stateful"
MODES = ({"ipv6_ra_mode": STATEFUL, "ipv6_address_mode": STATEFUL}, {"ipv6_ra_mode": STATEFUL})


@check(
    "network.router.interface-ipv6",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#add-interface-to-router",
    extension="router",
    takes=5.0,
)
def router_becomes_the_gateway_of_an_ipv6_subnet(
    cloud: Cloud, expect: Expect, lent_router: Router, lent_network: Network
) -> None:
    """A router that is connected to an IPv6 subnet with stateful DHCP has its gateway address there."""
    network = cloud.rest("network")
    path = f"/routers/{lent_router.id}"
    for number, modes in enumerate(MODES, 1):
        wish = {
            "name": cloud.name("subnet"),
            "network_id": lent_network.id,
            "ip_version": 6,
            "cidr": f"2001:db8:122:{number}::/64",
        }
        subnet = network.post("/subnets", json={"subnet": {**wish, **modes}})
        id = subnet["subnet.id"]
        added = network.put(f"{path}/add_router_interface", json={"subnet_id": id})
        port = network.get(f"/ports/{added['port_id']}")
        expect(
            f"its address is the gateway with {', '.join(modes)} set",
            port["port.fixed_ips"],
            equals=[{"subnet_id": id, "ip_address": subnet["subnet.gateway_ip"]}],
        )
        network.put(f"{path}/remove_router_interface", json={"subnet_id": id})
