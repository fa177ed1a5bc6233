"""Rules that name another group."""

from openstack.network.v2.security_group import SecurityGroup

from assay.kit import Cloud, Expect, check


@check(
    "network.security-group-rule.remote-group",
    proves="networks-security-groups-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-security-group-rule",
    extension="security-group",
)
def rule_can_admit_another_group(cloud: Cloud, expect: Expect, own_security_group: SecurityGroup) -> None:
    """A rule can admit the members of another security group, and then names no prefix."""
    network = cloud.rest("network")
    remote = cloud.network.create_security_group(name=cloud.name("remote"))
    wish = {
        "security_group_id": own_security_group.id,
        "direction": "ingress",
        "ethertype": "IPv4",
        "protocol": "tcp",
        "remote_group_id": remote.id,
    }
    made = network.post("/security-group-rules", json={"security_group_rule": wish})
    shown = network.get(f"/security-group-rules/{made['security_group_rule.id']}")
    expect("it names the group", shown["security_group_rule.remote_group_id"], equals=remote.id)
    expect("it names no prefix", shown["security_group_rule.remote_ip_prefix"], is_none=True)
