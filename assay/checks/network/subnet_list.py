"""Listing subnets."""

from openstack.network.v2.network import Network
from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check


@check(
    "network.subnet.list",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#list-subnets",
)
def listing_obeys_filters(cloud: Cloud, expect: Expect, lent_subnet: Subnet, lent_network: Network) -> None:
    """Subnets are found by name, and by network and version, with those fields alone that were asked for."""
    network = cloud.rest("network")
    cidr, common = "10.119.6.0/24", {"fields": ["id", "network_id"]}
    cloud.network.create_subnet(
        name=cloud.name("subnet"), network_id=lent_network.id, ip_version=4, cidr=cidr
    )
    wanted = [{"id": lent_subnet.id, "network_id": lent_subnet.network_id}]
    by_name = network.get("/subnets", params={**common, "name": lent_subnet.name})
    expect("one subnet has the name", by_name["subnets"], equals=wanted)
    place = {"network_id": lent_subnet.network_id, "ip_version": 4}
    by_network = network.get("/subnets", params={**common, **place})
    expect("one subnet is of the network", by_network["subnets"], equals=wanted)
