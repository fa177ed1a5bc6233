"""Deviations of what servers do, and how they come out of it."""

from functools import partial
from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.answers import answer, make_response, swallow
from assay.lab.deviations.compute import SERVER_ACTION, plain_action, without_microversion
from assay.lab.deviations.compute.moments import SERVER_AND_ACTION, shows_once_after
from assay.lab.deviations.conditions import action_is, body_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.responses import replace, status

_ANOTHER = "00c0ffee-0000-4000-8000-0000000000ff"


def _lose_addresses(server: dict[str, Any]) -> None:
    server["addresses"] = {}


def _change_flavor(server: dict[str, Any]) -> None:
    server["flavor"]["id"] = _ANOTHER


def _change_image(server: dict[str, Any]) -> None:
    server["image"]["id"] = _ANOTHER


def _swallow_stop_of_unlocked(request: Request) -> Response | None:
    """Servers that were ever locked are stopped, so that they can be told from the others."""
    locked: set[str] = request.memory.setdefault("locked", set())
    if action_is("lock")(request):
        locked.add(request.path)
    swallowed = action_is("os-stop")(request) and request.path not in locked
    return make_response(202) if swallowed else None


def _refuse_stop_of_unlocked(response: Response, request: Request) -> Response:
    unlocked: set[str] = request.memory.setdefault("unlocked", set())
    if action_is("unlock")(request):
        unlocked.add(request.path)
    refused = action_is("os-stop")(request) and request.path in unlocked
    return make_response(409) if refused else response


def _answer_rebuild(request: Request) -> Response:
    return make_response(202, json={"server": {"id": request.path.split("/")[2]}})


def _with_microversion(request: Request) -> bool:
    return action_is("resize")(request) and not without_microversion(request)


def _resizes_in_earnest(request: Request) -> bool:
    """The body asks for a flavor that there may be."""
    flavor = request.json["resize"].get("flavorRef") if plain_action("resize")(request) else None
    return flavor is not None and not flavor.startswith("00c0ffee-")


def _resizes_to_no_flavor(request: Request) -> bool:
    return body_has("resize")(request) and request.json["resize"].get("flavorRef") is None


_afterwards = partial(
    Deviation,
    service="compute",
    methods=("POST", "GET"),
    path=SERVER_AND_ACTION,
    when=without_microversion,
)
"""What an action did to a server shows when the server is asked for next."""

DEVIATIONS = (
    _afterwards(
        name="server-locked-stops",
        breaks="compute.server.lock",
        sentence="A locked server that refuses to stop is shown as stopped.",
        action=shows_once_after("os-stop", lambda server: server.update(status="SHUTOFF"), refused=True),
    ),
    Deviation(
        name="server-unlocked-disobeys",
        breaks="compute.server.lock",
        sentence="A server that was unlocked still refuses to stop.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        action=EditResponse(_refuse_stop_of_unlocked),
    ),
    _afterwards(
        name="server-reboot-loses-addresses",
        breaks="compute.server.reboot",
        sentence="A server that was rebooted has lost its addresses.",
        action=shows_once_after("reboot", _lose_addresses),
    ),
    Deviation(
        name="server-rebuild-swallowed",
        breaks="compute.server.rebuild",
        sentence="Rebuilding a server is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=body_has("rebuild", "metadata"),
        action=answer(_answer_rebuild),
    ),
    Deviation(
        name="server-rebuild-of-another",
        breaks="compute.server.rebuild",
        sentence="Rebuilding a server answers with the id of another.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=plain_action("rebuild"),
        action=replace("server", "id", by=_ANOTHER),
    ),
    _afterwards(
        name="server-rebuild-from-another-image",
        breaks="compute.server.rebuild",
        sentence="A rebuilt server runs from another image.",
        action=shows_once_after("rebuild", _change_image),
    ),
    _afterwards(
        name="server-rebuild-loses-addresses",
        breaks="compute.server.rebuild",
        sentence="A rebuilt server has lost its addresses.",
        action=shows_once_after("rebuild", _lose_addresses),
    ),
    Deviation(
        name="server-resize-swallowed",
        breaks="compute.server.resize-confirm",
        sentence="Resizing a server without a microversion is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=_resizes_in_earnest,
        action=swallow(202),
    ),
    _afterwards(
        name="server-resize-to-another-flavor",
        breaks="compute.server.resize-confirm",
        sentence="A server that waits for its new size to be confirmed has another.",
        action=shows_once_after("resize", _change_flavor, status="VERIFY_RESIZE"),
    ),
    _afterwards(
        name="server-resize-lost-when-confirmed",
        breaks="compute.server.resize-confirm",
        sentence="A server has another size when its new one was confirmed.",
        action=shows_once_after("confirmResize", _change_flavor),
    ),
    Deviation(
        name="server-resize-with-microversion-swallowed",
        breaks="compute.server.resize-revert",
        sentence="Resizing a server with a microversion is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=_with_microversion,
        action=swallow(202),
    ),
    _afterwards(
        name="server-resize-revert-to-another-flavor",
        breaks="compute.server.resize-revert",
        sentence="A server whose resizing was taken back has another size than before.",
        action=shows_once_after("revertResize", _change_flavor),
    ),
    _afterwards(
        name="server-resize-revert-loses-addresses",
        breaks="compute.server.resize-revert",
        sentence="A server whose resizing was taken back has lost its addresses.",
        action=shows_once_after("revertResize", _lose_addresses),
    ),
    Deviation(
        name="server-resized-to-no-flavor",
        breaks="compute.server.resize-unknown",
        sentence="Resizing a server to no flavor is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=_resizes_to_no_flavor,
        action=status(202, of=400),
    ),
    _afterwards(
        name="server-resize-refused-and-begun",
        breaks="compute.server.resize-unknown",
        sentence="A server that refused to be resized to no flavor is being resized.",
        action=shows_once_after("resize", lambda server: server.update(status="RESIZE"), refused=True),
    ),
    Deviation(
        name="server-stop-swallowed",
        breaks="compute.server.stop",
        sentence="Stopping a server that was never locked is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=without_microversion,
        action=answer(_swallow_stop_of_unlocked),
    ),
    _afterwards(
        name="server-stop-loses-addresses",
        breaks="compute.server.stop",
        sentence="A server that is off has no addresses.",
        action=shows_once_after("os-stop", _lose_addresses, status="SHUTOFF"),
    ),
    _afterwards(
        name="server-start-loses-addresses",
        breaks="compute.server.stop",
        sentence="A server that was started has lost its addresses.",
        action=shows_once_after("os-start", _lose_addresses),
    ),
    Deviation(
        name="server-update-refused-and-done",
        breaks="compute.server.update-invalid",
        sentence="A server that refused a new name has it.",
        service="compute",
        methods=("PUT", "GET"),
        path=r"/servers/(?!00c0ffee-)[^/]+",
        when=without_microversion,
        action=shows_once_after("server", lambda server: server.update(name="x"), refused=True),
    ),
    Deviation(
        name="server-pause-swallowed",
        breaks="compute.server.pause",
        sentence="Pausing a server is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("pause"),
        action=swallow(202),
    ),
    Deviation(
        name="server-paused-twice",
        breaks="compute.server.pause",
        sentence="Pausing a server that is paused is accepted.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("pause"),
        action=status(202, of=409),
    ),
    Deviation(
        name="server-unpause-swallowed",
        breaks="compute.server.pause",
        sentence="Unpausing a server is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("unpause"),
        action=swallow(202),
    ),
    Deviation(
        name="server-suspend-swallowed",
        breaks="compute.server.suspend",
        sentence="Suspending a server is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("suspend"),
        action=swallow(202),
    ),
    Deviation(
        name="server-suspended-twice",
        breaks="compute.server.suspend",
        sentence="Suspending a server that is suspended is accepted.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("suspend"),
        action=status(202, of=409),
    ),
    Deviation(
        name="server-resume-swallowed",
        breaks="compute.server.suspend",
        sentence="Resuming a server is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("resume"),
        action=swallow(202),
    ),
    Deviation(
        name="server-shelve-swallowed",
        breaks="compute.server.shelve",
        sentence="Shelving a server is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("shelve"),
        action=swallow(202),
    ),
    Deviation(
        name="server-unshelve-swallowed",
        breaks="compute.server.shelve",
        sentence="Unshelving a server is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("unshelve"),
        action=swallow(202),
    ),
    _afterwards(
        name="server-unshelved-from-another-image",
        breaks="compute.server.shelve",
        sentence="An unshelved server runs from another image.",
        action=shows_once_after("unshelve", _change_image),
    ),
    _afterwards(
        name="server-unshelve-loses-addresses",
        breaks="compute.server.shelve",
        sentence="An unshelved server has lost its addresses.",
        action=shows_once_after("unshelve", _lose_addresses),
    ),
)
