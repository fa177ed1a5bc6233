"""Taking a rule away from a security group."""

from openstack.network.v2.security_group import SecurityGroup

from assay.kit import Cloud, Expect, check


@check(
    "network.security-group-rule.delete",
    proves="networks-security-groups-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#delete-security-group-rule",
    extension="security-group",
)
def deleted_rule_is_gone_from_its_group(
    cloud: Cloud, expect: Expect, own_security_group: SecurityGroup
) -> None:
    """A rule can be deleted; it is gone then, and its group keeps the others."""
    network = cloud.rest("network")
    group = f"/security-groups/{own_security_group.id}"
    others = [rule.get("id") for rule in network.get(group)["security_group.security_group_rules"]]
    wish = {"security_group_id": own_security_group.id, "direction": "ingress", "protocol": "udp"}
    made = network.post("/security-group-rules", json={"security_group_rule": wish})
    path = f"/security-group-rules/{made['security_group_rule.id']}"
    expect.status("the rule can be deleted", network.delete(path, refusable=True), 204)
    expect.status("the rule is gone", network.get(path, refusable=True), 404)
    left = [rule.get("id") for rule in network.get(group)["security_group.security_group_rules"]]
    expect("its group keeps the others", left, same_items=others)
