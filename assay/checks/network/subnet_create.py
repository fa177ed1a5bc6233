"""Creating a subnet with everything that can be asked for."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check

WISH = {
    "ip_version": 4,
    "cidr": "10.119.1.0/24",
    "gateway_ip": "10.119.1.254",
    "enable_dhcp": False,
    "allocation_pools": [{"start": "10.119.1.20", "end": "10.119.1.99"}],
    "dns_nameservers": ["192.0.2.53"],
    "host_routes": [{"destination": "198.51.100.0/24", "nexthop": "10.119.1.253"}],
}


@check(
    "network.subnet.create",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-subnet",
)
def new_subnet_is_what_was_asked_for(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """A new subnet has the gateway, pools, name servers, routes and DHCP setting that were asked for."""
    network = cloud.rest("network")
    wish = {**WISH, "name": cloud.name("subnet"), "network_id": lent_network.id}
    made = network.post("/subnets", json={"subnet": wish})
    shown = network.get(f"/subnets/{made['subnet.id']}")
    for key, value in wish.items():
        expect(f"its {key} is the one asked for", shown[f"subnet.{key}"], equals=value)
    expect("it belongs to the tenant's project", shown["subnet.project_id"], equals=cloud.project)
    holder = network.get(f"/networks/{lent_network.id}")
    expect("its network counts it", holder["network.subnets"], contains=made["subnet.id"])
