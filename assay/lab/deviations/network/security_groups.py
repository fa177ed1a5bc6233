"""Deviations of security groups."""

from typing import Any

from assay.lab.deviations.conditions import query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.network.helpers import body_where, both, show_deleted
from assay.lab.deviations.requests import drop_from_request, edit_request_json, forget_query
from assay.lab.deviations.responses import edit_json, status

GROUP = r"/security-groups/[^/]+"
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


def _rename(body: dict[str, Any], request: Request) -> None:
    body["security_group"]["name"] = "default (2)"


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
    Deviation(
        name="security-group-description-not-changed",
        breaks="network.security-group.update",
        sentence="Changing the description of a security group is accepted and does nothing.",
        service="network",
        methods=("PUT",),
        path=GROUP,
        action=drop_from_request("security_group", "description"),
    ),
    Deviation(
        name="security-group-shown-when-deleted",
        breaks="network.security-group.delete",
        sentence="A deleted security group goes on being shown.",
        service="network",
        methods=("POST", "GET"),
        path=r"/security-groups(/[^/]+)?",
        action=show_deleted("security_group"),
    ),
    Deviation(
        name="security-group-name-filter-ignored",
        breaks="network.security-group.list",
        sentence="A listing of security groups by name holds groups of other names, too.",
        service="network",
        methods=("GET",),
        path=r"/security-groups",
        when=lambda request: query_has("fields")(request) and request.query.get("name") != "default",
        action=forget_query("name"),
    ),
    Deviation(
        name="security-group-in-use-deleted",
        breaks="network.security-group.in-use",
        sentence="Deleting a security group that a port uses is answered with success.",
        service="network",
        methods=("DELETE",),
        path=GROUP,
        action=status(204, of=409),
    ),
    Deviation(
        name="security-group-unknown-deleted",
        breaks="network.security-group.unknown",
        sentence="Deleting a security group that does not exist is answered with success.",
        service="network",
        methods=("DELETE",),
        path=GROUP,
        action=status(204, of=404),
    ),
    Deviation(
        name="security-group-default-twice",
        breaks="network.security-group.default",
        sentence="A tenant who asks for a second default group gets one of a similar name.",
        service="network",
        methods=("POST",),
        path=r"/security-groups",
        when=body_where(lambda body: body["security_group"]["name"] == "default"),
        action=edit_request_json(_rename),
    ),
    Deviation(
        name="security-group-default-of-none",
        breaks="network.security-group.default",
        sentence="The listing of security groups leaves the project's default group out.",
        service="network",
        methods=("GET",),
        path=r"/security-groups",
        when=both(query_has("name", "default"), query_has("fields")),
        action=edit_json(lambda body, request: body["security_groups"].clear()),
    ),
)
