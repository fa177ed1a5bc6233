"""Subnets out of a pool."""

from ipaddress import IPv4Network

from openstack.network.v2.network import Network
from openstack.network.v2.subnet_pool import SubnetPool

from assay.kit import Cloud, Expect, check


@check(
    "network.subnet-pool.allocate",
    proves="networks-subnet-pools-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-subnet",
    extension="subnet_allocation",
)
def pool_gives_each_subnet_a_prefix_of_its_own(
    cloud: Cloud, expect: Expect, lent_network: Network, own_subnet_pool: SubnetPool
) -> None:
    """Subnets out of a pool have prefixes of that pool, of the length asked for, and do not overlap."""
    network = cloud.rest("network")
    given = []
    for length in (26, 27):
        wish = {
            "name": cloud.name("subnet"),
            "network_id": lent_network.id,
            "ip_version": 4,
            "subnetpool_id": own_subnet_pool.id,
            "prefixlen": length,
        }
        made = network.post("/subnets", json={"subnet": wish})
        prefix = IPv4Network(made["subnet.cidr"])
        inside = any(prefix.subnet_of(IPv4Network(whole)) for whole in own_subnet_pool.prefixes)
        expect("its prefix is of the pool", inside, is_true=True)
        expect("its prefix has the length asked for", prefix.prefixlen, equals=length)
        expect("it names the pool", made["subnet.subnetpool_id"], equals=own_subnet_pool.id)
        given.append(prefix)
    expect("the two do not overlap", given[0].overlaps(given[1]), is_true=False)
