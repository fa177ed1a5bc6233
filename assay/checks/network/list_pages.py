"""Long lists, page by page."""

from openstack.network.v2.network import Network
from openstack.network.v2.security_group import SecurityGroup
from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check


@check(
    "network.list.pages",
    proves="networks-list-pages",
    spec="https://docs.openstack.org/api-ref/network/v2/#pagination",
    extension="pagination",
)
def lists_go_on_after_the_marker(
    cloud: Cloud,
    expect: Expect,
    lent_network: Network,
    lent_subnet: Subnet,
    own_security_group: SecurityGroup,
) -> None:
    """A list of networks, subnets or security groups keeps to its limit, and goes on after its marker."""
    network = cloud.rest("network")
    subnet = cloud.network.create_subnet(
        name=cloud.name("subnet"), network_id=lent_network.id, ip_version=4, cidr="10.119.8.0/24"
    )
    group = cloud.network.create_security_group(name=cloud.name("group"))
    for kind, ids in (
        ("networks", (lent_network.id, lent_subnet.network_id)),
        ("subnets", (lent_subnet.id, subnet.id)),
        ("security_groups", (own_security_group.id, group.id)),
    ):
        first, second = sorted(ids)
        common = {"id": [first, second], "fields": "id", "sort_key": "id", "sort_dir": "asc", "limit": 1}
        path = f"/{kind.replace('_', '-')}"
        expect(f"the first page of {kind}", network.get(path, params=common)[kind], equals=[{"id": first}])
        after = network.get(path, params={**common, "marker": first})
        expect(f"the {kind} after the marker", after[kind], equals=[{"id": second}])
