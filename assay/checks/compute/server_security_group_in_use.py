"""Deleting a security group that a server has."""

from openstack.compute.v2.server import Server
from openstack.network.v2.security_group import SecurityGroup

from assay.kit import Cloud, Expect, check


@check(
    "compute.server-security-group.in-use",
    proves="compute-servers-security-groups",
    spec="https://docs.openstack.org/api-ref/compute/#delete-security-group",
)
def security_group_in_use_stays(
    cloud: Cloud, expect: Expect, lent_server: Server, own_security_group: SecurityGroup
) -> None:
    """The compute API deletes no security group that a running server has, and one that none has."""
    compute = cloud.rest("compute")
    action = f"/servers/{lent_server.id}/action"
    group = f"/os-security-groups/{own_security_group.id}"
    compute.post(action, json={"addSecurityGroup": {"name": own_security_group.name}})
    refused = compute.delete(group, refusable=True)
    expect.status("a group in use cannot be deleted", refused, 400, 409)
    compute.post(action, json={"removeSecurityGroup": {"name": own_security_group.name}})
    deleted = cloud.settle(
        lambda: compute.delete(group, refusable=True), lambda reply: reply.status in (202, 404)
    )
    expect.status("a group that no server has can be deleted", deleted, 202)
