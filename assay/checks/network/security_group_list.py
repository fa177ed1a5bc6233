"""Listing security groups."""

from openstack.network.v2.security_group import SecurityGroup

from assay.kit import Cloud, Expect, check


@check(
    "network.security-group.list",
    proves="networks-security-groups-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#list-security-groups",
    extension="security-group",
)
def listing_obeys_filter_and_fields(cloud: Cloud, expect: Expect, own_security_group: SecurityGroup) -> None:
    """A listing by name holds the groups of that name alone, with only those fields that were asked for."""
    listed = cloud.rest("network").get(
        "/security-groups", params={"name": own_security_group.name, "fields": ["id", "name"]}
    )
    expect(
        "it holds the one group of that name, with id and name",
        listed["security_groups"],
        equals=[{"id": own_security_group.id, "name": own_security_group.name}],
    )
