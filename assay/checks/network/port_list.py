"""Listing ports."""

from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check

ADDRESSES = ("10.118.0.203", "10.118.0.204")


@check(
    "network.port.list",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#list-ports",
)
def listing_obeys_filters(cloud: Cloud, expect: Expect, lent_subnet: Subnet) -> None:
    """Ports are found by MAC address and by fixed IP, with those fields alone that were asked for."""
    network = cloud.rest("network")
    made = []
    for address in ADDRESSES:
        fixed = [{"subnet_id": lent_subnet.id, "ip_address": address}]
        wish = {"network_id": lent_subnet.network_id, "name": cloud.name("port"), "fixed_ips": fixed}
        made.append(network.post("/ports", json={"port": wish}))
    common = {"network_id": lent_subnet.network_id, "fields": ["id", "mac_address"]}
    wanted = [{"id": made[0]["port.id"], "mac_address": made[0]["port.mac_address"]}]
    by_mac = network.get("/ports", params={**common, "mac_address": made[0]["port.mac_address"]})
    expect("one port has the MAC address", by_mac["ports"], equals=wanted)
    by_address = network.get("/ports", params={**common, "fixed_ips": f"ip_address={ADDRESSES[0]}"})
    expect("one port has the fixed IP", by_address["ports"], equals=wanted)
