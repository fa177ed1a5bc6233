"""Deleting a security group."""

from openstack.network.v2.security_group import SecurityGroup

from assay.kit import Cloud, Expect, check


@check(
    "network.security-group.delete",
    proves="networks-security-groups-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#delete-security-group",
    extension="security-group",
)
def deleted_group_takes_its_rules_along(
    cloud: Cloud, expect: Expect, own_security_group: SecurityGroup
) -> None:
    """A security group that nothing uses can be deleted; it and its rules are gone then."""
    network = cloud.rest("network")
    rule = cloud.network.create_security_group_rule(
        security_group_id=own_security_group.id, direction="ingress", ether_type="IPv4", protocol="tcp"
    )
    path = f"/security-groups/{own_security_group.id}"
    expect.status("the group can be deleted", network.delete(path, refusable=True), 204)
    expect.status("the group is gone", network.get(path, refusable=True), 404)
    gone = network.get(f"/security-group-rules/{rule.id}", refusable=True)
    expect.status("its rule is gone", gone, 404)
