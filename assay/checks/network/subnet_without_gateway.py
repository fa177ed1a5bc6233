"""A subnet without a gateway."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check


@check(
    "network.subnet.without-gateway",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-subnet",
)
def subnet_can_go_without_gateway(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """A subnet that is made with a gateway of null has none."""
    network = cloud.rest("network")
    wish = {
        "name": cloud.name("subnet"),
        "network_id": lent_network.id,
        "ip_version": 4,
        "cidr": "10.119.2.0/24",
        "gateway_ip": None,
    }
    made = network.post("/subnets", json={"subnet": wish})
    shown = network.get(f"/subnets/{made['subnet.id']}")
    expect("it has no gateway", shown["subnet.gateway_ip"], is_none=True)
