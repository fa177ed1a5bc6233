"""Listing networks."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check


@check(
    "network.network.list",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#list-networks",
)
def listing_obeys_filter_and_fields(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """A listing by name holds the networks of that name alone, with only those fields that were asked for."""
    cloud.network.create_network(name=cloud.name("other"))
    listed = cloud.rest("network").get(
        "/networks", params={"name": lent_network.name, "fields": ["id", "name"]}
    )
    expect(
        "it holds the one network of that name, with id and name",
        listed["networks"],
        equals=[{"id": lent_network.id, "name": lent_network.name}],
    )
