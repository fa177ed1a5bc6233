"""The rules of a new security group."""

from collections.abc import Collection
from typing import Any

from assay.kit import Cloud, Expect, Facts, Refused, check

Rule = tuple[Any, ...]
KEYS = ("direction", "ethertype", "protocol", "port_range_min", "port_range_max", "remote_ip_prefix")
EVERYTHING_OUT: tuple[Rule, ...] = tuple(
    ("egress", family, None, None, None, None) for family in ("IPv4", "IPv6")
)


@check(
    "network.security-group.create",
    proves="networks-security-groups-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-security-group",
    extension="security-group",
)
def new_group_lets_everything_out(cloud: Cloud, expect: Expect, fact: Facts) -> None:
    """A new security group has the cloud's default rules: all out and nothing in unless they were changed."""
    network = cloud.rest("network")
    expected = _templates(cloud)
    name, description = cloud.name("group"), "What Assay asked for"
    made = network.post(
        "/security-groups", json={"security_group": {"name": name, "description": description}}
    )
    shown = network.get(f"/security-groups/{made['security_group.id']}")
    expect("it has the name that was asked for", shown["security_group.name"], equals=name)
    expect("it has the description asked for", shown["security_group.description"], equals=description)
    expect("it belongs to the tenant's project", shown["security_group.project_id"], equals=cloud.project)
    rules = [_rule(rule) for rule in shown["security_group.security_group_rules"]]
    expect("it has the default rules", rules, same_items=expected)
    fact("network.security-group.default-rules", tuple(sorted(" ".join(map(str, rule)) for rule in rules)))


def _templates(cloud: Cloud) -> Collection[Rule]:
    """The default rules of groups other than `default`, which operators can change since 2023.2."""
    listed = cloud.rest("network").get("/default-security-group-rules", refusable=True)
    if listed.status == 404:  # the cloud has no such templates, so the rules are the built-in ones
        return EVERYTHING_OUT
    if listed.status != 200:
        raise Refused(listed)
    rules = listed["default_security_group_rules"]
    return [_rule(rule) for rule in rules if rule["used_in_non_default_sg"]]


def _rule(rule: dict[str, Any]) -> Rule:
    return tuple(rule.get(key) for key in KEYS)
