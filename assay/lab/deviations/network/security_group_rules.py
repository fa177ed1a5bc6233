"""Deviations of the rules of security groups."""

from collections.abc import Callable
from typing import Any

from assay.lab.deviations.conditions import Condition
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.network.helpers import body_where, swallow_first
from assay.lab.deviations.requests import drop_from_request, edit_request_json
from assay.lab.deviations.responses import status

RULES = r"/security-group-rules"
RULE = r"/security-group-rules/[^/]+"
_NO_RULE = "6f1d0a52-0b5c-4a8e-9d8e-3a7f5c2b9e12"
_NO_GROUP = "6f1d0a52-0b5c-4a8e-9d8e-3a7f5c2b9e13"


def _rule_where(**values: object) -> Condition:
    """The rule asked for has these values."""
    return body_where(
        lambda body: all(body["security_group_rule"][key] == value for key, value in values.items())
    )


def _with(**values: object) -> Callable[[dict[str, Any], Request], None]:
    """Ask for these values instead."""

    def edit(body: dict[str, Any], request: Request) -> None:
        body["security_group_rule"].update(values)

    return edit


def _swap_ports(body: dict[str, Any], request: Request) -> None:
    rule = body["security_group_rule"]
    rule["port_range_min"], rule["port_range_max"] = rule["port_range_max"], rule["port_range_min"]


DEVIATIONS = (
    Deviation(
        name="security-group-rule-open-to-the-world",
        breaks="network.security-group-rule.create",
        sentence="A rule for one remote prefix is made for all of them.",
        service="network",
        methods=("POST",),
        path=RULES,
        when=_rule_where(remote_ip_prefix="192.0.2.0/24", port_range_min=8000),
        action=drop_from_request("security_group_rule", "remote_ip_prefix"),
    ),
    Deviation(
        name="security-group-rule-for-more-ports",
        breaks="network.security-group-rule.create",
        sentence="A rule for some ports is made for more of them.",
        service="network",
        methods=("POST",),
        path=RULES,
        when=_rule_where(remote_ip_prefix="192.0.2.0/24", port_range_min=8000),
        action=edit_request_json(_with(port_range_max=65535)),
    ),
    Deviation(
        name="security-group-rule-without-code-zero",
        breaks="network.security-group-rule.protocols",
        sentence="An ICMP rule with code 0 is made for every code.",
        service="network",
        methods=("POST",),
        path=RULES,
        when=_rule_where(protocol="icmp", port_range_max=0),
        action=drop_from_request("security_group_rule", "port_range_max"),
    ),
    Deviation(
        name="security-group-rule-of-another-protocol",
        breaks="network.security-group-rule.protocols",
        sentence="A rule for protocol 17 is made for TCP.",
        service="network",
        methods=("POST",),
        path=RULES,
        when=_rule_where(protocol=17),
        action=edit_request_json(_with(protocol="tcp")),
    ),
    Deviation(
        name="security-group-rule-admits-all-groups",
        breaks="network.security-group-rule.remote-group",
        sentence="A rule that admits one group admits everybody.",
        service="network",
        methods=("POST",),
        path=RULES,
        when=body_where(lambda body: body["security_group_rule"]["remote_group_id"] != _NO_GROUP),
        action=drop_from_request("security_group_rule", "remote_group_id"),
    ),
    Deviation(
        name="security-group-rule-deletion-swallowed",
        breaks="network.security-group-rule.delete",
        sentence="Deleting a rule is answered with success, and the rule stays.",
        service="network",
        methods=("DELETE",),
        path=RULE,
        when=lambda request: not request.path.endswith(_NO_RULE),
        action=swallow_first(),
    ),
    Deviation(
        name="security-group-rule-taken-twice",
        breaks="network.security-group-rule.duplicate",
        sentence="A rule that the group has already is answered with success.",
        service="network",
        methods=("POST",),
        path=RULES,
        action=status(201, of=409),
    ),
    Deviation(
        name="security-group-rule-protocol-unchecked",
        breaks="network.security-group-rule.validation",
        sentence="A rule with a protocol that does not exist is taken as one for TCP.",
        service="network",
        methods=("POST",),
        path=RULES,
        when=_rule_where(protocol="assay"),
        action=edit_request_json(_with(protocol="tcp")),
    ),
    Deviation(
        name="security-group-rule-ports-swapped",
        breaks="network.security-group-rule.validation",
        sentence="A rule whose last port is below its first is taken the other way round.",
        service="network",
        methods=("POST",),
        path=RULES,
        when=_rule_where(port_range_min=445, port_range_max=444),
        action=edit_request_json(_swap_ports),
    ),
    Deviation(
        name="security-group-rule-family-unchecked",
        breaks="network.security-group-rule.validation",
        sentence="A rule for IPv4 with a prefix of IPv6 is taken without its prefix.",
        service="network",
        methods=("POST",),
        path=RULES,
        when=_rule_where(ethertype="IPv4", remote_ip_prefix="2001:db8::/32"),
        action=drop_from_request("security_group_rule", "remote_ip_prefix"),
    ),
    Deviation(
        name="security-group-rule-for-unknown-group",
        breaks="network.security-group-rule.unknown-group",
        sentence="A rule that admits a group that does not exist is taken as one that admits everybody.",
        service="network",
        methods=("POST",),
        path=RULES,
        when=_rule_where(remote_group_id=_NO_GROUP),
        action=drop_from_request("security_group_rule", "remote_group_id"),
    ),
)
