"""Rules that make no sense."""

from openstack.network.v2.security_group import SecurityGroup

from assay.kit import Cloud, Expect, check

SENSIBLE = {
    "direction": "ingress",
    "ethertype": "IPv4",
    "protocol": "tcp",
    "port_range_min": 443,
    "port_range_max": 444,
}
NONSENSE = (
    ("protocol", {"protocol": "assay"}),
    ("ethertype", {"ethertype": "IPv5"}),
    ("direction", {"direction": "sideways"}),
    ("remote prefix", {"remote_ip_prefix": "192.0.2.0/33"}),
    ("family of its prefix", {"remote_ip_prefix": "2001:db8::/32"}),
    ("port", {"port_range_max": 65536}),
    ("port range", {"port_range_min": 445}),
)


@check(
    "network.security-group-rule.validation",
    proves="networks-security-groups-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-security-group-rule",
    extension="security-group",
)
def senseless_rule_is_refused(cloud: Cloud, expect: Expect, own_security_group: SecurityGroup) -> None:
    """A rule with an impossible protocol, ethertype, direction, prefix or port range is refused."""
    network = cloud.rest("network")
    group = f"/security-groups/{own_security_group.id}"
    before = network.get(group)["security_group.security_group_rules"]
    for what, nonsense in NONSENSE:
        wish = {**SENSIBLE, **nonsense, "security_group_id": own_security_group.id}
        refused = network.post("/security-group-rules", json={"security_group_rule": wish}, refusable=True)
        expect.status(f"an impossible {what} is refused", refused, 400)
    after = network.get(group)["security_group.security_group_rules"]
    expect("the group has no more rules than before", len(after), equals=len(before))
