"""Adding a rule to a security group."""

from openstack.network.v2.security_group import SecurityGroup

from assay.kit import Cloud, Expect, check

WISH = {
    "direction": "ingress",
    "ethertype": "IPv4",
    "protocol": "tcp",
    "port_range_min": 8000,
    "port_range_max": 8010,
    "remote_ip_prefix": "192.0.2.0/24",
}


@check(
    "network.security-group-rule.create",
    proves="networks-security-groups-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-security-group-rule",
    extension="security-group",
)
def new_rule_is_what_was_asked_for(cloud: Cloud, expect: Expect, own_security_group: SecurityGroup) -> None:
    """A new rule has the direction, protocol, ports and remote prefix asked for, and its group shows it."""
    network = cloud.rest("network")
    wish = {**WISH, "security_group_id": own_security_group.id}
    made = network.post("/security-group-rules", json={"security_group_rule": wish})
    id = made["security_group_rule.id"]
    shown = network.get(f"/security-group-rules/{id}")
    for key, value in wish.items():
        expect(f"its {key} is the one asked for", shown[f"security_group_rule.{key}"], equals=value)
    group = network.get(f"/security-groups/{own_security_group.id}")
    rules = {rule.get("id"): rule for rule in group["security_group.security_group_rules"]}
    expect("its group shows it", sorted(map(str, rules)), contains=id)
    in_group = {key: rules.get(id, {}).get(key) for key in WISH}
    expect("its group shows it as it is", in_group, equals=WISH)
