"""Rules of and for groups that do not exist."""

from openstack.network.v2.security_group import SecurityGroup

from assay.kit import Cloud, Expect, check

UNKNOWN = "6f1d0a52-0b5c-4a8e-9d8e-3a7f5c2b9e13"


@check(
    "network.security-group-rule.unknown-group",
    proves="networks-security-groups-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-security-group-rule",
    extension="security-group",
)
def rule_for_unknown_group_is_refused(
    cloud: Cloud, expect: Expect, own_security_group: SecurityGroup
) -> None:
    """A rule can neither be added to a group nor admit a group that does not exist."""
    network = cloud.rest("network")
    own = own_security_group.id
    for what, groups in (
        ("a rule of an unknown group", {"security_group_id": UNKNOWN}),
        ("a rule that admits an unknown group", {"security_group_id": own, "remote_group_id": UNKNOWN}),
    ):
        wish = {"direction": "ingress", "ethertype": "IPv4", "protocol": "tcp", **groups}
        refused = network.post("/security-group-rules", json={"security_group_rule": wish}, refusable=True)
        expect.status(f"{what} is refused", refused, 404)
