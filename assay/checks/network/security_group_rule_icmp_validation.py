"""Rules for ICMP that make no sense."""

from openstack.network.v2.security_group import SecurityGroup

from assay.kit import Cloud, Expect, check

NONSENSE = (
    ("type beyond 255", {"protocol": "icmp", "port_range_min": 300, "port_range_max": 1}),
    ("code beyond 255", {"protocol": "icmp", "port_range_min": 1, "port_range_max": 256}),
    ("code without a type", {"protocol": "icmp", "port_range_max": 6}),
    ("negative port", {"protocol": "tcp", "port_range_min": -16, "port_range_max": 80}),
)


@check(
    "network.security-group-rule.icmp-validation",
    proves="networks-security-groups-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-security-group-rule",
    extension="security-group",
)
def senseless_icmp_rule_is_refused(cloud: Cloud, expect: Expect, own_security_group: SecurityGroup) -> None:
    """A rule with an ICMP type or code or a port that there cannot be is refused."""
    network = cloud.rest("network")
    common = {"security_group_id": own_security_group.id, "direction": "ingress", "ethertype": "IPv4"}
    for what, nonsense in NONSENSE:
        refused = network.post(
            "/security-group-rules", json={"security_group_rule": {**common, **nonsense}}, refusable=True
        )
        expect.status(f"a {what} is refused", refused, 400)
