"""Deviations of security groups, seen through the compute API."""

from collections.abc import Callable
from dataclasses import replace as changed
from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.answers import answer, make_response
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.requests import edit_request_json
from assay.lab.deviations.responses import edit_json, keep_items, replace, status

_GROUPS = r"/os-security-groups"
_GROUP = r"/os-security-groups/(?!00c0ffee-)[^/]+"
_NOWHERE = r"/os-security-groups/00c0ffee-[^/]+"
_NOWHERE_OR_UNSAID = r"/os-security-groups/?(00c0ffee-[^/]+)?"
_OF_SERVER = r"/servers/[^/]+/os-security-groups"


def _spaced(edit: Callable[[dict[str, Any]], object]) -> EditResponse:
    """Only groups whose names have spaces are shown wrong."""

    def rewrite(body: Any, request: Request) -> None:
        if " " in body["security_group"]["name"]:
            edit(body["security_group"])

    return edit_json(rewrite)


def _forget_first_deletion(request: Request) -> Response | None:
    """The deletion of a group that was shown before is forgotten once."""
    shown: set[str] = request.memory.setdefault("shown", set())
    if request.method == "GET":
        shown.add(request.path)
    elif request.path in shown:
        shown.remove(request.path)
        return make_response(202)
    return None


def _accept_deletion(*, of_default: bool) -> EditResponse:
    """The refusal to delete the default group, or to delete any other that is in use, becomes a success.

    Which one is the default group is seen when groups are listed: it may be in use, too.
    """

    def rewrite(response: Response, request: Request) -> Response:
        if request.method == "GET":
            for group in (response.json or {}).get("security_groups", []):
                if group["name"] == "default":
                    request.memory[f"/os-security-groups/{group['id']}"] = True
            return response
        told = of_default or b"in use" in (response.body or b"").lower()
        meant = (request.path in request.memory) is of_default and response.status in (400, 409) and told
        return changed(response, status=202, reason="", body=b"") if meant else response

    return EditResponse(rewrite, statuses=(200, 400, 409), needs_body=True)


def _refuse_what_was_refused(response: Response, request: Request) -> Response:
    refused: set[str] = request.memory.setdefault("refused", set())
    if response.status == 400:
        refused.add(request.path)
    return changed(response, status=409, reason="") if request.path in refused else response


def _list_what_was_listed(body: Any, request: Request) -> None:
    seen: dict[str, Any] = request.memory.setdefault(request.path, {})
    seen.update({one["id"]: one for one in body["security_groups"]})
    body["security_groups"] = list(seen.values())


DEVIATIONS = (
    Deviation(
        name="compute-security-group-made-with-another-name",
        breaks="compute.security-group.create",
        sentence="The compute API makes a security group and answers with another name.",
        service="compute",
        methods=("POST",),
        path=_GROUPS,
        action=replace("security_group", "name", by=str.upper),
    ),
    Deviation(
        name="compute-security-group-made-without-description",
        breaks="compute.security-group.create",
        sentence="The compute API makes a security group and answers without its description.",
        service="compute",
        methods=("POST",),
        path=_GROUPS,
        action=replace("security_group", "description", by=""),
    ),
    Deviation(
        name="compute-security-group-shown-with-another-name",
        breaks="compute.security-group.create",
        sentence="The compute API shows a security group without the spaces of its name.",
        service="compute",
        methods=("GET",),
        path=_GROUP,
        action=_spaced(lambda group: group.update(name=group["name"].replace(" ", ""))),
    ),
    Deviation(
        name="compute-security-group-shown-without-description",
        breaks="compute.security-group.create",
        sentence="The compute API shows a security group without its description.",
        service="compute",
        methods=("GET",),
        path=_GROUP,
        action=_spaced(lambda group: group.update(description="")),
    ),
    Deviation(
        name="compute-security-group-not-listed",
        breaks="compute.security-group.create",
        sentence="The compute API does not list security groups whose names have spaces.",
        service="compute",
        methods=("GET",),
        path=_GROUPS,
        action=keep_items("security_groups", where=lambda group, request: " " not in group["name"]),
    ),
    Deviation(
        name="compute-security-group-deletion-swallowed",
        breaks="compute.security-group.create",
        sentence="The compute API accepts the deletion of a security group, and does nothing.",
        service="compute",
        methods=("GET", "DELETE"),
        path=_GROUP,
        action=answer(_forget_first_deletion),
    ),
    Deviation(
        name="compute-security-group-renamed-otherwise",
        breaks="compute.security-group.update",
        sentence="The compute API gives a security group another name than asked for.",
        service="compute",
        methods=("PUT",),
        path=_GROUP,
        action=edit_request_json(
            lambda body, request: body["security_group"].update(name=body["security_group"]["name"] + "x")
        ),
    ),
    Deviation(
        name="compute-security-group-description-ignored",
        breaks="compute.security-group.update",
        sentence="The compute API gives a security group another description than asked for.",
        service="compute",
        methods=("PUT",),
        path=_GROUP,
        action=edit_request_json(lambda body, request: body["security_group"].update(description="x")),
    ),
    Deviation(
        name="compute-security-group-unknown-shown",
        breaks="compute.security-group.unknown",
        sentence="The compute API finds a security group that does not exist.",
        service="compute",
        methods=("GET",),
        path=_NOWHERE,
        action=status(200, of=404),
    ),
    Deviation(
        name="compute-security-group-unknown-changed",
        breaks="compute.security-group.unknown",
        sentence="The compute API changes a security group that does not exist.",
        service="compute",
        methods=("PUT",),
        path=_NOWHERE,
        action=status(200, of=404),
    ),
    Deviation(
        name="compute-security-group-unknown-deleted",
        breaks="compute.security-group.unknown",
        sentence="The compute API deletes a security group that does not exist.",
        service="compute",
        methods=("DELETE",),
        path=_NOWHERE_OR_UNSAID,
        action=status(202, of=404),
    ),
    Deviation(
        name="compute-security-group-default-not-listed",
        breaks="compute.security-group.default",
        sentence="The compute API does not list the default security group.",
        service="compute",
        methods=("GET",),
        path=_GROUPS,
        action=keep_items("security_groups", where=lambda group, request: group["name"] != "default"),
    ),
    Deviation(
        name="compute-security-group-default-deleted",
        breaks="compute.security-group.default",
        sentence="The compute API accepts the deletion of the default security group.",
        service="compute",
        methods=("GET", "DELETE"),
        path=rf"{_GROUPS}|{_GROUP}",
        action=_accept_deletion(of_default=True),
    ),
    Deviation(
        name="server-security-group-not-listed",
        breaks="compute.server-security-group.add",
        sentence="Of the security groups of a server the default one alone is listed.",
        service="compute",
        methods=("GET",),
        path=_OF_SERVER,
        action=keep_items("security_groups", where=lambda group, request: group["name"] == "default"),
    ),
    Deviation(
        name="server-security-group-listed-for-ever",
        breaks="compute.server-security-group.add",
        sentence="A security group that a server had once is listed for ever.",
        service="compute",
        methods=("GET",),
        path=_OF_SERVER,
        action=edit_json(_list_what_was_listed),
    ),
    Deviation(
        name="compute-security-group-in-use-deleted",
        breaks="compute.server-security-group.in-use",
        sentence="The compute API accepts the deletion of a security group in use.",
        service="compute",
        methods=("GET", "DELETE"),
        path=rf"{_GROUPS}|{_GROUP}",
        action=_accept_deletion(of_default=False),
    ),
    Deviation(
        name="compute-security-group-in-use-for-ever",
        breaks="compute.server-security-group.in-use",
        sentence="A security group that was in use once cannot be deleted.",
        service="compute",
        methods=("DELETE",),
        path=_GROUP,
        action=EditResponse(_refuse_what_was_refused, statuses=range(200, 500)),
    ),
)
