"""Deviations of the network service."""

from typing import Any

from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.responses import edit_json

_LIMITS = ("protocol", "port_range_min", "port_range_max", "remote_ip_prefix", "remote_group_id")


def _is_default_egress(rule: dict[str, Any]) -> bool:
    return rule["direction"] == "egress" and not any(rule.get(limit) for limit in _LIMITS)


def _without_default_egress(body: dict[str, Any], request: Request) -> None:
    # The rules show in three places: with one group, with each of a list of groups, and in their own list.
    groups = [body["security_group"]] if "security_group" in body else body.get("security_groups", [])
    for holder in [*groups, body]:
        if "security_group_rules" in holder:
            rules = holder["security_group_rules"]
            holder["security_group_rules"] = [rule for rule in rules if not _is_default_egress(rule)]


DEVIATIONS = (
    Deviation(
        name="security-group-without-default-egress",
        breaks="network.security-group.create",
        sentence="A new security group comes without the rules that let everything out.",
        service="network",
        methods=("POST", "GET"),
        path=r"/security-groups(/[^/]+)?|/security-group-rules",
        action=edit_json(_without_default_egress),
    ),
)
