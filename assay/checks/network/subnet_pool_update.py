"""Changing a subnet pool."""

from openstack.network.v2.subnet_pool import SubnetPool

from assay.kit import Cloud, Expect, check

GROWN = ["10.120.0.0/20", "10.123.0.0/20"]


@check(
    "network.subnet-pool.update",
    proves="networks-subnet-pools-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#update-subnet-pool",
    extension="subnet_allocation",
)
def pool_can_grow_and_not_shrink(cloud: Cloud, expect: Expect, own_subnet_pool: SubnetPool) -> None:
    """A subnet pool can be renamed and given more prefixes, of which none can be taken away again."""
    network = cloud.rest("network")
    path = f"/subnetpools/{own_subnet_pool.id}"
    name = cloud.name("renamed")
    network.put(path, json={"subnetpool": {"name": name, "prefixes": GROWN, "default_prefixlen": 26}})
    grown = network.get(path)
    expect("it has the new name", grown["subnetpool.name"], equals=name)
    expect("it has the new default length", int(grown["subnetpool.default_prefixlen"]), equals=26)
    expect("it has the old and the new prefix", grown["subnetpool.prefixes"], same_items=GROWN)
    refused = network.put(path, json={"subnetpool": {"prefixes": GROWN[1:]}}, refusable=True)
    expect.status("a prefix cannot be taken away", refused, 400)
    expect("it still has both", network.get(path)["subnetpool.prefixes"], same_items=GROWN)
