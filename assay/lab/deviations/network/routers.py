"""Deviations of routers."""

from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.afterwards import after, turn
from assay.lab.deviations.answers import respond
from assay.lab.deviations.conditions import body_has, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.network.helpers import (
    body_where,
    refused,
    show_deleted,
    show_later,
    shown,
    swallow_first,
)
from assay.lab.deviations.requests import drop_from_request, edit_request_json
from assay.lab.deviations.responses import replace, set_key, status

ROUTER = r"/routers/[^/]+"
_UNKNOWN = "/routers/6f1d0a52-0b5c-4a8e-9d8e-3a7f5c2b9e10"
_SOMEWHERE = {"network_id": "0" * 32}


def _is_unknown(request: Request) -> bool:
    return request.path == _UNKNOWN


def _is_new(router: dict[str, Any]) -> bool:
    return not router["admin_state_up"] and "-renamed-" not in router["name"]


def _is_renamed(router: dict[str, Any]) -> bool:
    return "-renamed-" in router["name"]


def _vanishes_once(response: Response, request: Request) -> Response:
    """After a router was not deleted, who looks next does not find it; who removes it for good does."""
    if request.method == "DELETE":
        request.memory.update({request.path: True} if response.status == 409 else {})
        return response
    return turn(404, of=200)(response, request) if request.memory.pop(request.path, False) else response


def _loses_its_interface(response: Response, request: Request) -> Response:
    """After a router was not deleted, its interfaces are nobody's."""
    if request.method == "DELETE" and response.status == 409:
        request.memory[request.path.rpartition("/")[2]] = True
    elif request.method == "GET":
        mine = shown("port", lambda port: port["device_id"] in request.memory, device_id="")
        return mine.edit(response, request)
    return response


def _routes_but_the_first(body: dict[str, Any], request: Request) -> None:
    del body["router"]["routes"][1:]


DEVIATIONS = (
    Deviation(
        name="router-always-up",
        breaks="network.router.create",
        sentence="A new router is up, though it was asked to be down.",
        service="network",
        methods=("POST",),
        path=r"/routers",
        action=drop_from_request("router", "admin_state_up"),
    ),
    Deviation(
        name="router-name-filter-finds-nothing",
        breaks="network.router.create",
        sentence="A listing of routers by name is empty.",
        service="network",
        methods=("GET",),
        path=r"/routers",
        when=query_has("name"),
        action=replace("routers", by=[]),
    ),
    Deviation(
        name="router-state-not-changed",
        breaks="network.router.update",
        sentence="A router that is taken down stays up.",
        service="network",
        methods=("PUT",),
        path=ROUTER,
        when=body_has("router", "admin_state_up"),
        action=drop_from_request("router", "admin_state_up"),
    ),
    Deviation(
        name="router-shown-when-deleted",
        breaks="network.router.delete",
        sentence="A deleted router goes on being shown.",
        service="network",
        methods=("POST", "GET"),
        path=r"/routers(/[^/]+)?",
        action=show_deleted("router"),
    ),
    Deviation(
        name="router-unknown-deleted",
        breaks="network.router.unknown",
        sentence="Deleting a router that does not exist is answered with success.",
        service="network",
        methods=("DELETE",),
        path=ROUTER,
        action=status(204, of=404),
    ),
    Deviation(
        name="router-gateway-not-shown",
        breaks="network.router.gateway",
        sentence="A router never shows its gateway.",
        service="network",
        methods=("GET",),
        path=ROUTER,
        action=set_key("router", "external_gateway_info", to=None),
    ),
    Deviation(
        name="router-gateway-not-unset",
        breaks="network.router.gateway",
        sentence="Taking the gateway of a router away is answered with success and does nothing.",
        service="network",
        methods=("PUT",),
        path=ROUTER,
        when=body_where(lambda body: body["router"]["external_gateway_info"] == {}),
        action=respond(200, json={"router": {}}),
    ),
    Deviation(
        name="router-routes-not-unset",
        breaks="network.router.extra-routes",
        sentence="Taking the last route of a router away is answered with success and does nothing.",
        service="network",
        methods=("PUT",),
        path=ROUTER,
        when=body_where(lambda body: body["router"]["routes"] == []),
        action=swallow_first(200),
    ),
    Deviation(
        name="router-gateway-unknown-accepted",
        breaks="network.router.gateway-unknown",
        sentence="A gateway on a network that does not exist is accepted and ignored.",
        service="network",
        methods=("PUT",),
        path=ROUTER,
        when=body_has("router", "external_gateway_info"),
        action=status(200, of=404),
    ),
    Deviation(
        name="router-gateway-not-external-accepted",
        breaks="network.router.gateway-not-external",
        sentence="A gateway on a network that is not external is accepted and ignored.",
        service="network",
        methods=("PUT",),
        path=ROUTER,
        when=body_has("router", "external_gateway_info"),
        action=status(200, of=400),
    ),
    Deviation(
        name="router-in-use-deleted",
        breaks="network.router.delete-in-use",
        sentence="Deleting a router that has an interface is answered with success.",
        service="network",
        methods=("DELETE",),
        path=ROUTER,
        action=status(204, of=409),
    ),
    Deviation(
        name="router-shown-with-other-values",
        breaks="network.router.create",
        sentence="A new router is shown with another name, project and a gateway.",
        service="network",
        methods=("GET",),
        path=ROUTER,
        action=shown(
            "router", _is_new, name="another", project_id="0" * 32, external_gateway_info=_SOMEWHERE
        ),
    ),
    Deviation(
        name="router-name-not-changed",
        breaks="network.router.update",
        sentence="A router that is renamed keeps its name.",
        service="network",
        methods=("PUT",),
        path=ROUTER,
        when=body_has("router", "admin_state_up"),
        action=drop_from_request("router", "name"),
    ),
    Deviation(
        name="router-changed-too-much",
        breaks="network.router.update",
        sentence="A router that is renamed becomes that of another project.",
        service="network",
        methods=("GET",),
        path=ROUTER,
        action=shown("router", _is_renamed, project_id="0" * 32),
    ),
    Deviation(
        name="router-deleted-otherwise",
        breaks="network.router.delete",
        sentence="Deleting a router is answered as if there were something to say of it.",
        service="network",
        methods=("DELETE",),
        path=ROUTER,
        action=status(200, of=204),
    ),
    Deviation(
        name="router-unknown-shown",
        breaks="network.router.unknown",
        sentence="A router that does not exist is shown and can be changed.",
        service="network",
        methods=("GET", "PUT"),
        path=ROUTER,
        when=_is_unknown,
        action=status(200, of=404),
    ),
    Deviation(
        name="router-in-use-vanishes",
        breaks="network.router.delete-in-use",
        sentence="A router that could not be deleted is gone all the same.",
        service="network",
        methods=("DELETE", "GET"),
        path=ROUTER,
        action=EditResponse(_vanishes_once, statuses=range(200, 600)),
    ),
    Deviation(
        name="router-in-use-loses-its-interface",
        breaks="network.router.delete-in-use",
        sentence="A router that could not be deleted has lost its interface.",
        service="network",
        methods=("DELETE", "GET"),
        path=r"/routers/[^/]+|/ports/[^/]+",
        action=EditResponse(_loses_its_interface, statuses=range(200, 600), needs_body=True),
    ),
    Deviation(
        name="router-routes-but-the-first-lost",
        breaks="network.router.extra-routes",
        sentence="Of several routes that are given to a router it gets the first alone.",
        service="network",
        methods=("PUT",),
        path=ROUTER,
        when=body_where(lambda body: len(body["router"]["routes"]) > 1),
        action=edit_request_json(_routes_but_the_first),
    ),
    Deviation(
        name="router-route-not-taken",
        breaks="network.router.extra-routes",
        sentence="Taking one of two routes of a router away is answered with success and does nothing.",
        service="network",
        methods=("PUT",),
        path=ROUTER,
        when=body_where(lambda body: len(body["router"]["routes"]) == 1),
        action=respond(200, json={"router": {}}),
    ),
    Deviation(
        name="router-gateway-set-otherwise",
        breaks="network.router.gateway",
        sentence="Setting the gateway of a router is answered as if it were done later.",
        service="network",
        methods=("PUT",),
        path=ROUTER,
        when=body_where(lambda body: body["router"]["external_gateway_info"]["network_id"]),
        action=status(202, of=200),
    ),
    Deviation(
        name="router-gateway-unknown-shown",
        breaks="network.router.gateway-unknown",
        sentence="A router is shown with the gateway that it was refused because there is no such network.",
        service="network",
        methods=("PUT", "GET"),
        path=ROUTER,
        action=after(refused(404), show_later("router", external_gateway_info=_SOMEWHERE)),
    ),
    Deviation(
        name="router-gateway-not-external-shown",
        breaks="network.router.gateway-not-external",
        sentence="A router is shown with the gateway that it was refused because it is not external.",
        service="network",
        methods=("PUT", "GET"),
        path=ROUTER,
        action=after(refused(400), show_later("router", external_gateway_info=_SOMEWHERE)),
    ),
)
