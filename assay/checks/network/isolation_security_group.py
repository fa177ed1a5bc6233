"""Security groups of others."""

from openstack.network.v2.security_group import SecurityGroup

from assay.kit import Cloud, Expect, check


@check(
    "network.isolation.security-group",
    proves="networks-isolation",
    spec="https://docs.openstack.org/api-ref/network/v2/#show-security-group",
    extension="security-group",
)
def stranger_is_kept_off_a_security_group(
    cloud: Cloud, expect: Expect, own_security_group: SecurityGroup, stranger: Cloud
) -> None:
    """Another project can neither see nor delete a security group, nor open it by a rule."""
    other = stranger.rest("network")
    path = f"/security-groups/{own_security_group.id}"
    expect.status("it cannot be seen", other.get(path, refusable=True), 404)
    rule = {"security_group_id": own_security_group.id, "direction": "ingress", "protocol": "tcp"}
    opened = other.post("/security-group-rules", json={"security_group_rule": rule}, refusable=True)
    expect.status("it cannot be opened", opened, 403, 404)
    expect.status("it cannot be deleted", other.delete(path, refusable=True), 403, 404)
    expect.status("it is still there", cloud.rest("network").get(path, refusable=True), 200)
