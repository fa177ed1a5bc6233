"""Changing a subnet."""

from typing import Any

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check

CIDR = "10.119.3.0/24"
PLAIN = {"gateway_ip": "10.119.3.254", "enable_dhcp": True}
LISTS: dict[str, list[Any]] = {
    "dns_nameservers": ["192.0.2.54", "192.0.2.53"],
    "host_routes": [{"destination": "198.51.100.0/24", "nexthop": "10.119.3.253"}],
}


@check(
    "network.subnet.update",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#update-subnet",
)
def changed_subnet_keeps_its_addresses(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """The gateway, DHCP, name servers and routes of a subnet can be changed; its addresses stay."""
    network = cloud.rest("network")
    pools = [{"start": "10.119.3.20", "end": "10.119.3.99"}]
    wish = {
        "name": cloud.name("subnet"),
        "network_id": lent_network.id,
        "ip_version": 4,
        "cidr": CIDR,
        "allocation_pools": pools,
        "enable_dhcp": False,
        "dns_nameservers": ["192.0.2.52"],
    }
    made = network.post("/subnets", json={"subnet": wish})
    path = f"/subnets/{made['subnet.id']}"
    plain = {**PLAIN, "name": cloud.name("renamed")}
    network.put(path, json={"subnet": {**plain, **LISTS}})
    shown = network.get(path)
    for key, value in plain.items():
        expect(f"its {key} is the new one", shown[f"subnet.{key}"], equals=value)
    for key, values in LISTS.items():
        expect(f"its {key} are the new ones", shown[f"subnet.{key}"], same_items=values)
    expect("its CIDR has not changed", shown["subnet.cidr"], equals=CIDR)
    expect("its pools have not changed", shown["subnet.allocation_pools"], equals=pools)
