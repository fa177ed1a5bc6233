"""Adding a security group to a server."""

from openstack.compute.v2.server import Server
from openstack.network.v2.security_group import SecurityGroup

from assay.kit import Cloud, Expect, check


@check(
    "compute.server-security-group.add",
    proves="compute-servers-security-groups",
    spec="https://docs.openstack.org/api-ref/compute/#list-security-groups-by-server",
)
def security_group_is_added_and_removed(
    cloud: Cloud, expect: Expect, lent_server: Server, own_security_group: SecurityGroup
) -> None:
    """A security group that is added to a running server is listed there, and removed it is not."""
    compute = cloud.rest("compute")
    server = f"/servers/{lent_server.id}"
    group = {"name": own_security_group.name}

    def listed() -> list[str]:
        return [str(one["id"]) for one in compute.get(f"{server}/os-security-groups")["security_groups"]]

    compute.post(f"{server}/action", json={"addSecurityGroup": group})
    seen = cloud.settle(listed, lambda ids: own_security_group.id in ids)
    expect("the added group is listed", seen, contains=own_security_group.id)
    compute.post(f"{server}/action", json={"removeSecurityGroup": group})
    seen = cloud.settle(listed, lambda ids: own_security_group.id not in ids)
    expect("the removed group is not listed", seen, lacks=own_security_group.id)
