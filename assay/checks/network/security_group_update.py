"""Changing a security group."""

from openstack.network.v2.security_group import SecurityGroup

from assay.kit import Cloud, Expect, check


@check(
    "network.security-group.update",
    proves="networks-security-groups-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#update-security-group",
    extension="security-group",
)
def changed_group_keeps_its_rules(cloud: Cloud, expect: Expect, own_security_group: SecurityGroup) -> None:
    """A security group can be given another name and description, and keeps its rules."""
    network = cloud.rest("network")
    path = f"/security-groups/{own_security_group.id}"
    before = network.get(path)["security_group.security_group_rules"]
    changes = {"name": cloud.name("renamed"), "description": "What Assay changed it to"}
    network.put(path, json={"security_group": changes})
    after = network.get(path)
    expect("it has the new name", after["security_group.name"], equals=changes["name"])
    expect("it has the new description", after["security_group.description"], equals=changes["description"])
    expect(
        "it has the same rules",
        [rule.get("id") for rule in after["security_group.security_group_rules"]],
        same_items=[rule.get("id") for rule in before],
    )
