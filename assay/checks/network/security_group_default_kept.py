"""Deleting the group that every project has."""

from assay.kit import Cloud, Expect, check


@check(
    "network.security-group.default-kept",
    proves="networks-security-groups-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#delete-security-group",
    extension="security-group",
)
def default_group_is_not_deleted(cloud: Cloud, expect: Expect) -> None:
    """A tenant cannot delete the project's default security group."""
    network = cloud.rest("network")
    own = {"name": "default", "project_id": cloud.project}
    path = f"/security-groups/{network.get('/security-groups', params=own)['security_groups.0.id']}"
    expect.status("the deletion is refused", network.delete(path, refusable=True), 409)
    expect.status("the group is still there", network.get(path, refusable=True), 200)
