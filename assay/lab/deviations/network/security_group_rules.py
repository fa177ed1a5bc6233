"""Deviations of the rules of security groups."""

from collections.abc import Callable
from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.conditions import Condition
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.network.helpers import body_where, shown, swallow_first
from assay.lab.deviations.requests import drop_from_request, edit_request_json
from assay.lab.deviations.responses import edit_json, status

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


def _is_for_8000(rule: dict[str, Any]) -> bool:
    return bool(rule["port_range_min"] == 8000)


def _spoil_in_group(body: dict[str, Any], request: Request) -> None:
    rules = body["security_group"].get("security_group_rules", [])
    kept = [rule for rule in rules if not _is_for_8000(rule)]
    body["security_group"]["security_group_rules"] = kept


def _is_icmp(rule: dict[str, Any]) -> bool:
    return bool(rule["protocol"] == "icmp" and rule["port_range_min"] == 8)


def _is_for_anything(rule: dict[str, Any]) -> bool:
    return rule["protocol"] is None and bool(rule["direction"] == "ingress")


def _loses_the_others(response: Response, request: Request) -> Response:
    """A group from which a rule was deleted is shown without any."""
    if request.method == "POST":
        rule = (response.json or {}).get("security_group_rule") or {}
        request.memory[f"/security-group-rules/{rule.get('id')}"] = rule.get("security_group_id")
    elif request.method == "DELETE" and request.path in request.memory:
        request.memory[f"/security-groups/{request.memory[request.path]}"] = True
    elif request.method == "GET" and request.memory.get(request.path) is True:
        return shown("security_group", security_group_rules=[]).edit(response, request)
    return response


_IMPOSSIBLE_PORTS = (-16, 300, 1)


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
    Deviation(
        name="security-group-rule-shown-with-other-values",
        breaks="network.security-group-rule.create",
        sentence="A new rule is shown with other values than those asked for.",
        service="network",
        methods=("GET",),
        path=RULE,
        action=shown(
            "security_group_rule",
            _is_for_8000,
            direction="egress",
            ethertype="IPv6",
            protocol="udp",
            port_range_min=1,
            port_range_max=2,
            remote_ip_prefix=None,
            security_group_id="0" * 32,
        ),
    ),
    Deviation(
        name="security-group-rule-not-shown-by-its-group",
        breaks="network.security-group-rule.create",
        sentence="A security group does not show a new rule.",
        service="network",
        methods=("GET",),
        path=r"/security-groups/[^/]+",
        action=edit_json(_spoil_in_group),
    ),
    Deviation(
        name="security-group-rule-deleted-otherwise",
        breaks="network.security-group-rule.delete",
        sentence="Deleting a rule is answered as if there were something to say of it.",
        service="network",
        methods=("DELETE",),
        path=RULE,
        action=status(200, of=204),
    ),
    Deviation(
        name="security-group-rule-takes-others-along",
        breaks="network.security-group-rule.delete",
        sentence="Deleting one rule of a security group deletes all of them.",
        service="network",
        methods=("POST", "DELETE", "GET"),
        path=r"/security-groups/[^/]+|/security-group-rules(/[^/]+)?",
        action=EditResponse(_loses_the_others, statuses=range(200, 600), needs_body=True),
    ),
    Deviation(
        name="security-group-rule-for-another-icmp",
        breaks="network.security-group-rule.protocols",
        sentence="A rule for ICMP is shown as one for another protocol and type.",
        service="network",
        methods=("GET",),
        path=RULE,
        action=shown("security_group_rule", _is_icmp, protocol="tcp", port_range_min=9),
    ),
    Deviation(
        name="security-group-rule-for-something",
        breaks="network.security-group-rule.protocols",
        sentence="A rule for IPv6 and any protocol is shown as one for TCP and IPv4.",
        service="network",
        methods=("GET",),
        path=RULE,
        action=shown("security_group_rule", _is_for_anything, protocol="tcp", ethertype="IPv4"),
    ),
    Deviation(
        name="security-group-rule-admits-a-prefix-beside",
        breaks="network.security-group-rule.remote-group",
        sentence="A rule that admits a group is shown with a prefix, too.",
        service="network",
        methods=("GET",),
        path=RULE,
        action=shown(
            "security_group_rule", lambda rule: rule["remote_group_id"], remote_ip_prefix="0.0.0.0/0"
        ),
    ),
    Deviation(
        name="security-group-rule-of-unknown-group",
        breaks="network.security-group-rule.unknown-group",
        sentence="A rule of a group that does not exist is answered with success.",
        service="network",
        methods=("POST",),
        path=RULES,
        when=_rule_where(security_group_id=_NO_GROUP),
        action=status(201, of=404),
    ),
    Deviation(
        name="security-group-rule-unchecked",
        breaks="network.security-group-rule.validation",
        sentence="A rule that makes no sense is answered with success.",
        service="network",
        methods=("POST",),
        path=RULES,
        when=body_where(lambda body: body["security_group_rule"]["port_range_min"] in (443, 445)),
        action=status(201, of=400),
    ),
    Deviation(
        name="security-group-rule-icmp-unchecked",
        breaks="network.security-group-rule.icmp-validation",
        sentence="A rule with an impossible ICMP type or code is answered with success.",
        service="network",
        methods=("POST",),
        path=RULES,
        when=body_where(
            lambda body: body["security_group_rule"].get("port_range_min", -16) in _IMPOSSIBLE_PORTS
        ),
        action=status(201, of=400),
    ),
)
