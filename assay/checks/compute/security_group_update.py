"""Changing a security group through the compute API."""

from openstack.network.v2.security_group import SecurityGroup

from assay.kit import Cloud, Expect, check


@check(
    "compute.security-group.update",
    proves="compute-security-groups",
    spec="https://docs.openstack.org/api-ref/compute/#update-security-group",
)
def security_group_is_renamed(cloud: Cloud, expect: Expect, own_security_group: SecurityGroup) -> None:
    """The compute API changes the name and the description of a security group."""
    compute = cloud.rest("compute")
    group = f"/os-security-groups/{own_security_group.id}"
    asked = {"name": cloud.name("renamed"), "description": "Another description."}
    compute.put(group, json={"security_group": asked})
    shown = compute.get(group)
    for field, value in asked.items():
        expect(f"the {field} is the new one", shown[f"security_group.{field}"], equals=value)
