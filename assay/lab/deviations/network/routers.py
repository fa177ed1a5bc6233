"""Deviations of routers."""

from assay.lab.deviations.answers import answer, make_response, respond
from assay.lab.deviations.conditions import body_has, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.network.helpers import body_where, show_deleted, swallow_first
from assay.lab.deviations.requests import drop_from_request
from assay.lab.deviations.responses import replace, set_key, status

ADD = r"/routers/[^/]+/add_router_interface"
REMOVE = r"/routers/[^/]+/remove_router_interface"
ROUTER = r"/routers/[^/]+"


def _yes_from_the_third(request: Request) -> Response | None:
    count = request.memory[request.path] = request.memory.get(request.path, 0) + 1
    return make_response(200, json=request.json) if count > 2 else None


def _yes_with_the_port(request: Request) -> Response:
    return make_response(200, json={"port_id": request.json["port_id"]})


def _beside_the_gateway(address: str) -> str:
    return "10.118.0.249" if address == "10.118.0.1" else address


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
        name="router-interface-not-removed",
        breaks="network.router.interface-by-subnet",
        sentence="Disconnecting a router from a subnet is answered with success and does nothing.",
        service="network",
        methods=("PUT",),
        path=REMOVE,
        when=body_has("subnet_id"),
        action=respond(200, json={}),
    ),
    Deviation(
        name="router-interface-without-gateway-address",
        breaks="network.router.interface-by-subnet",
        sentence="The interface of a router has another address than the subnet's gateway.",
        service="network",
        methods=("GET",),
        path=r"/ports",
        when=query_has("device_id"),
        action=replace("ports", "*", "fixed_ips", "*", "ip_address", by=_beside_the_gateway),
    ),
    Deviation(
        name="router-interface-by-port-swallowed",
        breaks="network.router.interface-by-port",
        sentence="Connecting a router by a port is answered with success and does nothing.",
        service="network",
        methods=("PUT",),
        path=ADD,
        when=body_has("port_id"),
        action=answer(_yes_with_the_port),
    ),
    Deviation(
        name="router-takes-overlapping-subnets",
        breaks="network.router.interface-overlap",
        sentence="Connecting a router to a third subnet is answered with success, whatever its addresses.",
        service="network",
        methods=("PUT",),
        path=ADD,
        action=answer(_yes_from_the_third),
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
        name="router-interface-in-use-removed",
        breaks="network.router.interface-in-use",
        sentence="Disconnecting a router from a subnet that a floating IP leads to is answered with success.",
        service="network",
        methods=("PUT",),
        path=REMOVE,
        action=status(200, of=409),
    ),
)
