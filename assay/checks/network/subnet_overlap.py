"""Two subnets that overlap."""

from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check


@check(
    "network.subnet.overlap",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-subnet",
)
def overlapping_subnet_is_refused(cloud: Cloud, expect: Expect, lent_subnet: Subnet) -> None:
    """A network takes no second subnet whose addresses overlap with those of the first."""
    network = cloud.rest("network")
    wish = {
        "name": cloud.name("overlap"),
        "network_id": lent_subnet.network_id,
        "ip_version": 4,
        "cidr": "10.118.0.128/25",
    }
    refused = network.post("/subnets", json={"subnet": wish}, refusable=True)
    expect.status("the second subnet is refused", refused, 400)
    there = network.get("/subnets", params={"name": wish["name"], "fields": "name"})
    expect("there is no second subnet", there["subnets"], equals=[])
