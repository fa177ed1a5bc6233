"""IPv6 addresses that are given out, not made."""

from ipaddress import IPv6Address

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check

STATEFUL = "dhcpv6-stateful"
MODES: tuple[dict[str, str], ...] = (
    {"ipv6_ra_mode": STATEFUL, "ipv6_address_mode": STATEFUL},
    {"ipv6_ra_mode": STATEFUL},
    {"ipv6_address_mode": STATEFUL},
    {},
)


@check(
    "network.subnet.ipv6-stateful",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-subnet",
    takes=3.0,
)
def address_is_of_the_pool_or_the_one_asked_for(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """IPv6 subnets with stateful DHCP or none give addresses of their pools, or the free one asked for."""
    network = cloud.rest("network")
    subnets = []
    for number, modes in enumerate(MODES, 1):
        prefix = f"2001:db8:119:{number}::"
        pool = {"start": f"{prefix}100", "end": f"{prefix}1ff"}
        wish = {
            "name": cloud.name("subnet"),
            "network_id": lent_network.id,
            "ip_version": 6,
            "cidr": f"{prefix}/64",
            "allocation_pools": [pool],
        }
        made = network.post("/subnets", json={"subnet": {**wish, **modes}})
        subnets.append((made["subnet.id"], prefix))

    def port(*fixed: dict[str, str]) -> dict[str, object]:
        name = cloud.name("port")
        return {"port": {"network_id": lent_network.id, "name": name, "fixed_ips": list(fixed)}}

    given = network.post("/ports", json=port(*({"subnet_id": id} for id, _ in subnets)))
    addresses = {one.get("subnet_id"): one.get("ip_address") for one in given["port.fixed_ips"]}
    for (id, prefix), modes in zip(subnets, MODES, strict=True):
        first, last = IPv6Address(f"{prefix}100"), IPv6Address(f"{prefix}1ff")
        inside = first <= IPv6Address(addresses.get(id, "::")) <= last
        said = ", ".join(f"{key} {value}" for key, value in modes.items()) or "neither mode"
        expect(f"the address is of the pool with {said}", inside, is_true=True)
    wanted = [{"subnet_id": id, "ip_address": f"{prefix}abc"} for id, prefix in subnets[:3]]
    made = network.post("/ports", json=port(*wanted))
    expect("the addresses are those asked for", made["port.fixed_ips"], same_items=wanted)
    taken = network.post("/ports", json=port(wanted[0]), refusable=True)
    expect.status("an address that is in use is refused", taken, 409)
    outside = {"subnet_id": subnets[0][0], "ip_address": "2001:db8:119:f::1"}
    refused = network.post("/ports", json=port(outside), refusable=True)
    expect.status("an address outside the subnet is refused", refused, 400)
