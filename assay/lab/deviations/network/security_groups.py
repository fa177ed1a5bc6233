"""Deviations of security groups."""

from collections.abc import Callable
from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.afterwards import after, turn
from assay.lab.deviations.answers import respond
from assay.lab.deviations.conditions import body_has, header_is, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.network.helpers import body_where, both, shown
from assay.lab.deviations.requests import (
    drop_from_request,
    drop_request_header,
    edit_request_json,
    forget_query,
)
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


def _is_unknown(request: Request) -> bool:
    return "6f1d0a52-0b5c-4a8e-9d8e-3a7f5c2b9e12" in request.path


def _refused_for(*, default: bool) -> Callable[[Request, Response], bool]:
    """A group is not deleted: the project's default one, which is listed by its name before, or any other."""

    def holds(request: Request, response: Response) -> bool:
        if request.method == "GET" and request.query.get("name") == "default":
            listed = (response.json or {}).get("security_groups", [])
            request.memory.update({f"/security-groups/{group.get('id')}": "default" for group in listed})
        if request.method != "DELETE" or response.status != 409:
            return False
        return (request.memory.get(request.path) == "default") is default

    return holds


def _accept(*, default: bool) -> Callable[[Response, Request], Response]:
    """Answer such a refusal with success."""
    holds = _refused_for(default=default)

    def edit(response: Response, request: Request) -> Response:
        return turn(204, of=409)(response, request) if holds(request, response) else response

    return edit


def _is_deleted(request: Request, response: Response) -> bool:
    return request.method == "DELETE" and response.status == 204


def _says(description: str) -> Any:
    """The group that is shown has this description."""
    return lambda group: group["description"] == description


def _port_loses_its_group(response: Response, request: Request) -> Response:
    """After a group was not deleted, ports have it no more."""
    if _refused_for(default=False)(request, response):
        request.memory[request.path.rpartition("/")[2]] = True
    elif request.method == "GET":
        mine = shown(
            "port",
            lambda port: any(group in request.memory for group in port["security_groups"]),
            security_groups=[],
        )
        return mine.edit(response, request)
    return response


def _rules_outlive_their_group(response: Response, request: Request) -> Response:
    """Rules go on being shown when their group is deleted."""
    if request.method == "POST":
        rule = (response.json or {}).get("security_group_rule") or {}
        request.memory[f"/security-group-rules/{rule.get('id')}"] = rule.get("security_group_id")
    elif request.method == "DELETE" and response.status == 204:
        request.memory.setdefault("gone", []).append(request.path.rpartition("/")[2])
    elif request.memory.get(request.path, "-") in request.memory.get("gone", []):
        return turn(200, of=404)(response, request)
    return response


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
        sentence="Changing the description of a security group with its name is accepted and does nothing.",
        service="network",
        methods=("PUT",),
        path=GROUP,
        when=body_where(lambda body: "name" in body["security_group"]),
        action=drop_from_request("security_group", "description"),
    ),
    Deviation(
        name="security-group-shown-when-deleted",
        breaks="network.security-group.delete",
        sentence="A deleted security group goes on being shown.",
        service="network",
        methods=(
            "DELETE",
            "GET",
        ),
        path=GROUP,
        action=after(_is_deleted, turn(200, of=404)),
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
        methods=(
            "GET",
            "DELETE",
        ),
        path=r"/security-groups(/[^/]+)?",
        action=EditResponse(_accept(default=False), statuses=(200, 409), needs_body=True),
    ),
    Deviation(
        name="security-group-unknown-deleted",
        breaks="network.security-group.unknown",
        sentence="Deleting a security group that does not exist is answered with success.",
        service="network",
        methods=("DELETE",),
        path=GROUP,
        when=_is_unknown,
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
    Deviation(
        name="security-group-shown-with-other-values",
        breaks="network.security-group.create",
        sentence="A new security group is shown with another name, description and project.",
        service="network",
        methods=("GET",),
        path=GROUP,
        action=shown(
            "security_group",
            _says("What Assay asked for"),
            name="another",
            description="",
            project_id="0" * 32,
        ),
    ),
    Deviation(
        name="security-group-name-not-changed",
        breaks="network.security-group.update",
        sentence="A security group that is renamed keeps its name.",
        service="network",
        methods=("PUT",),
        path=GROUP,
        when=body_has("security_group", "name"),
        action=drop_from_request("security_group", "name"),
    ),
    Deviation(
        name="security-group-loses-its-rules",
        breaks="network.security-group.update",
        sentence="A security group that is changed is shown without rules.",
        service="network",
        methods=("GET",),
        path=GROUP,
        action=shown("security_group", _says("What Assay changed it to"), security_group_rules=[]),
    ),
    Deviation(
        name="security-group-deleted-otherwise",
        breaks="network.security-group.delete",
        sentence="Deleting a security group is answered as if there were something to say of it.",
        service="network",
        methods=("DELETE",),
        path=GROUP,
        action=status(200, of=204),
    ),
    Deviation(
        name="security-group-leaves-its-rules",
        breaks="network.security-group.delete",
        sentence="The rules of a deleted security group go on being shown.",
        service="network",
        methods=("POST", "DELETE", "GET"),
        path=r"/security-groups/[^/]+|/security-group-rules(/[^/]+)?",
        action=EditResponse(_rules_outlive_their_group, statuses=range(200, 600), needs_body=True),
    ),
    Deviation(
        name="security-group-in-use-vanishes",
        breaks="network.security-group.in-use",
        sentence="A security group that a port uses and that was not deleted is gone all the same.",
        service="network",
        methods=(
            "GET",
            "DELETE",
        ),
        path=r"/security-groups(/[^/]+)?",
        action=after(_refused_for(default=False), turn(404, of=200)),
    ),
    Deviation(
        name="security-group-in-use-lost-by-its-port",
        breaks="network.security-group.in-use",
        sentence="A port loses the security group that was not deleted because the port uses it.",
        service="network",
        methods=("DELETE", "GET"),
        path=r"/security-groups(/[^/]+)?|/ports/[^/]+",
        action=EditResponse(_port_loses_its_group, statuses=range(200, 600), needs_body=True),
    ),
    Deviation(
        name="security-group-unknown-shown",
        breaks="network.security-group.unknown",
        sentence="A security group or rule that does not exist is shown.",
        service="network",
        methods=("GET",),
        path=r"/security-group(s|-rules)/[^/]+",
        when=_is_unknown,
        action=status(200, of=404),
    ),
    Deviation(
        name="security-group-rule-unknown-deleted",
        breaks="network.security-group.unknown",
        sentence="Deleting a rule that does not exist is answered with success.",
        service="network",
        methods=("DELETE",),
        path=r"/security-group-rules/[^/]+",
        when=_is_unknown,
        action=status(204, of=404),
    ),
    Deviation(
        name="security-group-default-deleted",
        breaks="network.security-group.default-kept",
        sentence="Deleting the default security group is answered with success.",
        service="network",
        methods=(
            "GET",
            "DELETE",
        ),
        path=r"/security-groups(/[^/]+)?",
        action=EditResponse(_accept(default=True), statuses=(200, 409), needs_body=True),
    ),
    Deviation(
        name="security-group-default-vanishes",
        breaks="network.security-group.default-kept",
        sentence="The default security group that was not deleted is gone all the same.",
        service="network",
        methods=(
            "GET",
            "DELETE",
        ),
        path=r"/security-groups(/[^/]+)?",
        action=after(_refused_for(default=True), turn(404, of=200)),
    ),
    Deviation(
        name="revision-number-stays",
        breaks="network.revision.if-match",
        sentence="The revision number of a security group never changes.",
        service="network",
        methods=("GET",),
        path=GROUP,
        action=shown("security_group", revision_number=1),
    ),
    Deviation(
        name="revision-condition-ignored",
        breaks="network.revision.if-match",
        sentence="A change on condition of an old revision is made all the same.",
        service="network",
        methods=("PUT",),
        path=GROUP,
        when=header_is("If-Match"),
        action=drop_request_header("If-Match"),
    ),
    Deviation(
        name="revision-condition-never-met",
        breaks="network.revision.if-match",
        sentence="A change on condition of the present revision is refused, though it is made.",
        service="network",
        methods=("PUT",),
        path=GROUP,
        when=header_is("If-Match"),
        action=status(412, of=200),
    ),
    Deviation(
        name="revision-change-swallowed",
        breaks="network.revision.if-match",
        sentence="A change on condition of the present revision is accepted and does nothing.",
        service="network",
        methods=("PUT",),
        path=GROUP,
        when=body_where(lambda body: body["security_group"]["description"] == "third"),
        action=respond(200, json={"security_group": {}}),
    ),
)
