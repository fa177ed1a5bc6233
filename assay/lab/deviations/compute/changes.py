"""Deviations of what is done to servers: actions, updates, deletion."""

from dataclasses import replace as changed
from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.answers import respond, swallow
from assay.lab.deviations.compute import SERVER_ACTION, plain_action, without_microversion
from assay.lab.deviations.conditions import action_is, body_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.requests import drop_from_request, edit_request_json
from assay.lab.deviations.responses import edit_json, replace, status

_NOWHERE = r"/servers/00c0ffee-0000-4000-8000-0000000000"
"""What the paths begin with at which checks look for servers that do not exist."""


def _accept_stop_of_stopped(response: Response, request: Request) -> Response:
    """Tells the refusal because of the state from the refusal because of a lock."""
    refused = b"stopped" in (response.body or b"")
    return changed(response, status=202, reason="", body=b"") if refused else response


def _resizes_to_nothing(request: Request) -> bool:
    return body_has("resize")(request) and str(request.json["resize"].get("flavorRef")).startswith(
        "00c0ffee-"
    )


def _spoil_name(body: Any, request: Request) -> None:
    image = body["createImage"]
    image["name"] = image["name"].encode("ascii", "replace").decode()


def _repeat_first(body: Any, request: Request) -> None:
    body["instanceActions"].append(dict(body["instanceActions"][0]))


DEVIATIONS = (
    Deviation(
        name="server-lock-swallowed",
        breaks="compute.server.lock",
        sentence="Locking a server is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=r"/servers/[^/]+/action",
        when=action_is("lock"),
        action=swallow(202),
    ),
    Deviation(
        name="server-reboot-swallowed",
        breaks="compute.server.reboot",
        sentence="Rebooting a server is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("reboot"),
        action=swallow(202),
    ),
    Deviation(
        name="server-unknown-rebooted",
        breaks="compute.server.reboot-unknown",
        sentence="Rebooting a server that does not exist is accepted.",
        service="compute",
        methods=("POST",),
        path=_NOWHERE + "04/action",
        when=action_is("reboot"),
        action=status(202, of=404),
    ),
    Deviation(
        name="server-rebuild-forgets-metadata",
        breaks="compute.server.rebuild",
        sentence="A rebuilt server does not get its new metadata.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("rebuild"),
        action=drop_from_request("rebuild", "metadata"),
    ),
    Deviation(
        name="server-rebuild-forgets-name",
        breaks="compute.server.rebuild",
        sentence="A rebuilt server does not get its new name.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("rebuild"),
        action=drop_from_request("rebuild", "name"),
    ),
    Deviation(
        name="server-unknown-rebuilt",
        breaks="compute.server.rebuild-unknown",
        sentence="Rebuilding a server that does not exist is accepted.",
        service="compute",
        methods=("POST",),
        path=_NOWHERE + "06/action",
        when=action_is("rebuild"),
        action=status(202, of=404),
    ),
    Deviation(
        name="server-resize-not-confirmed",
        breaks="compute.server.resize-confirm",
        sentence="Confirming that a server was resized is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("confirmResize"),
        action=swallow(204),
    ),
    Deviation(
        name="server-resize-not-reverted",
        breaks="compute.server.resize-revert",
        sentence="Taking back the resizing of a server confirms it.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("revertResize"),
        action=edit_request_json(lambda body, request: body.update(confirmResize=body.pop("revertResize"))),
    ),
    Deviation(
        name="server-resized-to-nothing",
        breaks="compute.server.resize-unknown",
        sentence="Resizing a server to a flavor that does not exist is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=_resizes_to_nothing,
        action=status(202, of=400),
    ),
    Deviation(
        name="server-start-swallowed",
        breaks="compute.server.stop",
        sentence="Starting a server is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=plain_action("os-start"),
        action=swallow(202),
    ),
    Deviation(
        name="server-stopped-twice",
        breaks="compute.server.stop",
        sentence="Stopping a server that is off is accepted.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("os-stop"),
        action=EditResponse(_accept_stop_of_stopped, statuses=(409,), needs_body=True),
    ),
    Deviation(
        name="server-unknown-stopped",
        breaks="compute.server.stop-unknown",
        sentence="Stopping a server that does not exist is accepted.",
        service="compute",
        methods=("POST",),
        path=_NOWHERE + "05/action",
        when=action_is("os-stop"),
        action=status(202, of=404),
    ),
    Deviation(
        name="server-image-name-spoilt",
        breaks="compute.server.create-image",
        sentence="The name of a server's image keeps nothing but Latin letters.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("createImage"),
        action=edit_request_json(_spoil_name),
    ),
    Deviation(
        name="server-image-metadata-ignored",
        breaks="compute.server.create-image",
        sentence="A server's image is made without the metadata asked for.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("createImage"),
        action=drop_from_request("createImage", "metadata"),
    ),
    Deviation(
        name="server-action-of-another-project",
        breaks="compute.server-action.list",
        sentence="What was done to a server is booked on another project.",
        service="compute",
        methods=("GET",),
        path=r"/servers/[^/]+/os-instance-actions",
        action=replace("instanceActions", "*", "project_id", by="0" * 32),
    ),
    Deviation(
        name="server-action-listed-twice",
        breaks="compute.server-action.list",
        sentence="What was last done to a server is listed twice.",
        service="compute",
        methods=("GET",),
        path=r"/servers/[^/]+/os-instance-actions",
        action=edit_json(_repeat_first),
    ),
    Deviation(
        name="server-action-time-wrong",
        breaks="compute.server-action.get",
        sentence="One thing that was done to a server is shown with another time than in the list.",
        service="compute",
        methods=("GET",),
        path=r"/servers/[^/]+/os-instance-actions/[^/]+",
        action=replace("instanceAction", "start_time", by="2001-01-01T00:00:00.000000"),
    ),
    Deviation(
        name="server-action-unknown-found",
        breaks="compute.server-action.get",
        sentence="A request that was never made is found among what was done to a server.",
        service="compute",
        methods=("GET",),
        path=r"/servers/[^/]+/os-instance-actions/[^/]+",
        action=status(200, of=404),
    ),
    Deviation(
        name="server-update-ignores-address",
        breaks="compute.server.update",
        sentence="Updating a server does not change its IPv6 access address.",
        service="compute",
        methods=("PUT",),
        path=r"/servers/[^/]+",
        when=body_has("server", "accessIPv4"),
        action=drop_from_request("server", "accessIPv6"),
    ),
    Deviation(
        name="server-update-resets-name",
        breaks="compute.server.update",
        sentence="Updating the access addresses of a server changes its name, too.",
        service="compute",
        methods=("PUT",),
        path=r"/servers/[^/]+",
        when=body_has("server", "accessIPv4"),
        action=edit_request_json(lambda body, request: body["server"].setdefault("name", "server")),
    ),
    Deviation(
        name="server-update-to-no-name-accepted",
        breaks="compute.server.update-invalid",
        sentence="Renaming a server to nothing is accepted and does nothing.",
        service="compute",
        methods=("PUT",),
        path=r"/servers/[^/]+",
        when=body_has("server", "name"),
        action=status(200, of=400),
    ),
    Deviation(
        name="server-unknown-updated",
        breaks="compute.server.update-unknown",
        sentence="Renaming a server that does not exist is accepted.",
        service="compute",
        methods=("PUT",),
        path=_NOWHERE + "03",
        action=status(200, of=404),
    ),
    Deviation(
        name="server-unknown-shown",
        breaks="compute.server.get-unknown",
        sentence="A server that does not exist is shown as deleted.",
        service="compute",
        methods=("GET",),
        path=_NOWHERE + "01",
        action=respond(200, json={"server": {"id": "00c0ffee", "name": "", "status": "DELETED"}}),
    ),
    Deviation(
        name="server-deletion-swallowed",
        breaks="compute.server.delete",
        sentence="Deleting a server without a microversion is accepted and does nothing.",
        service="compute",
        methods=("DELETE",),
        path=r"/servers/(?!00c0ffee-)[^/]{32,}",
        when=without_microversion,
        action=swallow(204),
    ),
    Deviation(
        name="server-unknown-deleted",
        breaks="compute.server.delete-unknown",
        sentence="Deleting a server that does not exist is accepted.",
        service="compute",
        methods=("DELETE",),
        path=_NOWHERE + "02",
        action=status(204, of=404),
    ),
)
