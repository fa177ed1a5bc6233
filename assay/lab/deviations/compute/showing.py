"""Deviations of what is shown of servers."""

from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.answers import respond
from assay.lab.deviations.compute import SERVER_ACTION, of_microversion, without_microversion
from assay.lab.deviations.conditions import Condition, action_is, body_has, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.responses import edit_json, keep_items, replace, status

_ANOTHER = "00c0ffee-0000-4000-8000-0000000000ff"
_SERVER = r"/servers/[^/]+"
_ACTIONS = r"/servers/[^/]+/os-instance-actions"
_ACTION = r"/servers/[^/]+/os-instance-actions/[^/]+"


def _of(microversion: str) -> Condition:
    return lambda request: of_microversion(request, microversion)


def _change_size(body: Any, request: Request) -> None:
    body["server"]["flavor"].update(ram=1, disk=0, original_name="another")


def _change_all(body: Any, request: Request) -> None:
    server = body["server"]
    server.update(name="another", metadata={}, accessIPv6="2001:db8::dead", user_id="0" * 32)
    server["image"]["id"] = server["flavor"]["id"] = _ANOTHER


def _change_action(body: Any, request: Request) -> None:
    another = {"action": "dance", "request_id": "req-0", "instance_uuid": _ANOTHER, "user_id": "0" * 32}
    body["instanceAction"].update(another)


def _own_image(body: Any, request: Request) -> None:
    if "taken_by" in body:
        body["owner"] = "0" * 32


def _rename_several(body: Any, request: Request) -> None:
    server = body.get("server", {})
    if "-several-" in server.get("name", ""):
        server["name"] = "one-of-many"


def _write_local_time(body: Any, request: Request) -> None:
    """In lists as in what is shown alone, so that both agree."""
    for server in [body["server"]] if "server" in body else body.get("servers", []):
        if "created" in server:
            server["created"] = server["created"].rstrip("Z")


def _list_deleted(body: Any, request: Request) -> None:
    deleted = "-server-" in request.query.get("name", "") and "status" not in request.query
    if deleted and not body["servers"]:
        body["servers"].append({"id": _ANOTHER, "name": "deleted", "links": []})


def _number_lines(output: str) -> str:
    return "\n".join([output, *map(str, range(40))])


def _list_to_strangers(response: Response, request: Request) -> Response:
    """The server that a stranger asked for last is in the list that it gets."""
    if request.path != "/servers/detail":
        request.memory["asked"] = request.path.rpartition("/")[2]
        return response
    body = response.json
    body["servers"].append({"id": request.memory.get("asked"), "name": "secret"})
    return response.with_json(body)


def _stop_for_strangers(response: Response, request: Request) -> Response:
    """A stop that is refused to a stranger shows in what the owner sees, once."""
    due: set[str] = request.memory.setdefault("due", set())
    server = request.path.removesuffix("/action")
    if request.method == "POST":
        if of_microversion(request, "2.1") and action_is("os-stop")(request):
            due.add(server)
        return response
    body = response.json
    if server not in due or not without_microversion(request) or "server" not in (body or {}):
        return response
    due.remove(server)
    body["server"]["status"] = "SHUTOFF"
    return response.with_json(body)


DEVIATIONS = (
    Deviation(
        name="server-memory-wrong",
        breaks="compute.server.flavor",
        sentence="A server shows less memory and disk than its flavor has, and another flavor's name.",
        service="compute",
        methods=("GET",),
        path=_SERVER,
        when=_of("2.47"),
        action=edit_json(_change_size),
    ),
    Deviation(
        name="server-shown-as-another",
        breaks="compute.server.verify",
        sentence="A server is shown with its description, and all else of another.",
        service="compute",
        methods=("GET",),
        path=_SERVER,
        when=_of("2.19"),
        action=edit_json(_change_all),
    ),
    Deviation(
        name="server-action-shown-as-another",
        breaks="compute.server-action.get",
        sentence="One thing that was done to a server is shown as another, done to another server.",
        service="compute",
        methods=("GET",),
        path=_ACTION,
        when=_of("2.21"),
        action=edit_json(_change_action),
    ),
    Deviation(
        name="server-action-of-another-server",
        breaks="compute.server-action.list",
        sentence="What was done to a server is booked on another.",
        service="compute",
        methods=("GET",),
        path=_ACTIONS,
        when=without_microversion,
        action=replace("instanceActions", "*", "instance_uuid", by=_ANOTHER),
    ),
    Deviation(
        name="server-action-of-another-user",
        breaks="compute.server-action.list",
        sentence="What was done to a server is booked on another user.",
        service="compute",
        methods=("GET",),
        path=_ACTIONS,
        when=without_microversion,
        action=replace("instanceActions", "*", "user_id", by="0" * 32),
    ),
    Deviation(
        name="server-action-creation-forgotten",
        breaks="compute.server-action.events",
        sentence="The creation of a server is not listed.",
        service="compute",
        methods=("GET",),
        path=_ACTIONS,
        when=_of("2.51"),
        action=keep_items("instanceActions", where=lambda one, request: one["action"] != "create"),
    ),
    Deviation(
        name="server-action-without-events",
        breaks="compute.server-action.events",
        sentence="What was done to a server is shown without events.",
        service="compute",
        methods=("GET",),
        path=_ACTION,
        when=_of("2.51"),
        action=replace("instanceAction", "events", by=[]),
    ),
    Deviation(
        name="server-action-events-failed",
        breaks="compute.server-action.events",
        sentence="What was done to a server is shown as failed, though it went well.",
        service="compute",
        methods=("GET",),
        path=_ACTION,
        when=_of("2.51"),
        action=replace("instanceAction", "events", "*", "result", by="Error"),
    ),
    Deviation(
        name="server-action-events-backwards",
        breaks="compute.server-action.events",
        sentence="What was done to a server ends before it begins.",
        service="compute",
        methods=("GET",),
        path=_ACTION,
        when=_of("2.51"),
        action=replace("instanceAction", "events", "*", "finish_time", by="2001-01-01T00:00:00.000000"),
    ),
    Deviation(
        name="server-image-of-another-project",
        breaks="compute.server.create-image",
        sentence="The image of a server belongs to another project.",
        service="image",
        methods=("GET",),
        path=r"/images/[^/]+",
        action=edit_json(_own_image),
    ),
    Deviation(
        name="servers-of-one-request-named-otherwise",
        breaks="compute.server.create-multiple",
        sentence="Several servers of one request have another name than was asked for.",
        service="compute",
        methods=("GET",),
        path=_SERVER,
        action=edit_json(_rename_several),
    ),
    Deviation(
        name="server-created-in-local-time",
        breaks="compute.server.times",
        sentence="A server shows when it was made without saying in which time zone.",
        service="compute",
        methods=("GET",),
        path=_SERVER,
        when=without_microversion,
        action=edit_json(_write_local_time),
    ),
    Deviation(
        name="server-updated-in-local-time",
        breaks="compute.server.times",
        sentence="A server shows when it was last changed without saying in which time zone.",
        service="compute",
        methods=("GET",),
        path=_SERVER,
        when=without_microversion,
        action=replace("server", "updated", by=lambda moment: moment.rstrip("Z")),
    ),
    Deviation(
        name="server-updated-before-created",
        breaks="compute.server.times",
        sentence="A server was last changed before it was made.",
        service="compute",
        methods=("GET",),
        path=_SERVER,
        when=without_microversion,
        action=replace("server", "updated", by="2001-01-01T00:00:00Z"),
    ),
    Deviation(
        name="server-renamed-unsaid",
        breaks="compute.server.update",
        sentence="Renaming a server answers with its name in capitals.",
        service="compute",
        methods=("PUT",),
        path=_SERVER,
        when=body_has("server", "name"),
        action=replace("server", "name", by=str.upper),
    ),
    Deviation(
        name="server-deleted-listed",
        breaks="compute.server.delete",
        sentence="A deleted server stays in the brief list.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=lambda request: set(request.query) == {"name"},
        action=edit_json(_list_deleted),
    ),
    Deviation(
        name="server-deleted-listed-in-detail",
        breaks="compute.server.delete",
        sentence="A deleted server stays in the detailed list.",
        service="compute",
        methods=("GET",),
        path=r"/servers/detail",
        when=query_has("limit", "10"),
        action=edit_json(_list_deleted),
    ),
    Deviation(
        name="server-deleted-rebuilt",
        breaks="compute.server.delete",
        sentence="Rebuilding a server that was deleted is accepted.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("rebuild"),
        action=status(202, of=404),
    ),
    Deviation(
        name="server-console-hidden",
        breaks="compute.server.console-output",
        sentence="The console of a server is not told.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=body_has("os-getConsoleOutput"),
        action=respond(409),
    ),
    Deviation(
        name="server-console-too-long",
        breaks="compute.server.console-output",
        sentence="The console of a server is told in more lines than are asked for.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=body_has("os-getConsoleOutput"),
        action=replace("output", by=_number_lines),
    ),
    Deviation(
        name="server-console-of-no-length",
        breaks="compute.server.console-output",
        sentence="The console of a server is told in as many lines as no number says.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=body_has("os-getConsoleOutput"),
        action=status(200, of=400),
    ),
    Deviation(
        name="server-shown-to-strangers",
        breaks="compute.server.stranger",
        sentence="A server is shown to another project.",
        service="compute",
        methods=("GET",),
        path=_SERVER,
        when=_of("2.1"),
        action=status(200, of=404),
    ),
    Deviation(
        name="server-listed-to-strangers",
        breaks="compute.server.stranger",
        sentence="A server is listed to another project.",
        service="compute",
        methods=("GET",),
        path=_SERVER,
        when=_of("2.1"),
        action=EditResponse(_list_to_strangers, statuses=range(200, 500), needs_body=True),
    ),
    Deviation(
        name="server-stopped-by-strangers",
        breaks="compute.server.stranger",
        sentence="Another project that stops a server hears that it is done.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=_of("2.1"),
        action=status(202, of=404),
    ),
    Deviation(
        name="server-deleted-by-strangers",
        breaks="compute.server.stranger",
        sentence="Another project that deletes a server hears that it is done.",
        service="compute",
        methods=("DELETE",),
        path=_SERVER,
        when=_of("2.1"),
        action=status(204, of=404),
    ),
    Deviation(
        name="server-stops-for-strangers",
        breaks="compute.server.stranger",
        sentence="A server is stopped by another project, which hears that it is not found.",
        service="compute",
        methods=("POST", "GET"),
        path=r"/servers/[^/]+(/action)?",
        action=EditResponse(_stop_for_strangers, statuses=range(200, 500), needs_body=True),
    ),
)
