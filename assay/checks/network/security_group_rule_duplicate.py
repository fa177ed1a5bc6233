"""Adding the same rule twice."""

from openstack.network.v2.security_group import SecurityGroup

from assay.kit import Cloud, Expect, check


@check(
    "network.security-group-rule.duplicate",
    proves="networks-security-groups-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-security-group-rule",
    extension="security-group",
)
def same_rule_is_not_taken_twice(cloud: Cloud, expect: Expect, own_security_group: SecurityGroup) -> None:
    """A security group refuses a rule that it has already."""
    network = cloud.rest("network")
    wish = {
        "security_group_id": own_security_group.id,
        "direction": "ingress",
        "ethertype": "IPv4",
        "protocol": "tcp",
        "port_range_min": 22,
        "port_range_max": 22,
    }
    network.post("/security-group-rules", json={"security_group_rule": wish})
    again = network.post("/security-group-rules", json={"security_group_rule": wish}, refusable=True)
    expect.status("the second is refused", again, 409)
