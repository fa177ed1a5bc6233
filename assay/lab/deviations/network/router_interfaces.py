"""Deviations of the interfaces of routers."""

from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.afterwards import after
from assay.lab.deviations.answers import answer, make_response
from assay.lab.deviations.conditions import body_has, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.network.helpers import body_where, both, show_later, shown
from assay.lab.deviations.responses import replace, status

ADD = r"/routers/[^/]+/add_router_interface"
REMOVE = r"/routers/[^/]+/remove_router_interface"
_PORT = r"/ports/[^/]+"


def _yes_with_the_port(request: Request) -> Response:
    return make_response(200, json={"port_id": request.json["port_id"]})


def _keep_once(request: Request) -> Response | None:
    """The first request to disconnect a router by the port that it was connected by is not carried out."""
    port = request.json["port_id"]
    if request.path.endswith("/add_router_interface"):
        request.memory[port] = True
        return None
    return make_response(200, json={"port_id": port}) if request.memory.pop(port, False) else None


def _keep_if_looked_at(request: Request) -> Response | None:
    """A router whose ports were listed is not disconnected."""
    if request.method == "GET":
        request.memory[request.query.get("device_id", "")] = True
        return None
    looked_at = request.path.split("/")[2] in request.memory
    return make_response(200, json={}) if looked_at and "subnet_id" in (request.json or {}) else None


def _beside_the_gateway(address: str) -> str:
    return "10.118.0.249" if address == "10.118.0.1" else address


def _is_at_210(port: dict[str, Any]) -> bool:
    return bool(port["fixed_ips"] and port["fixed_ips"][0]["ip_address"] == "10.118.0.210")


def _refuse_the_other(response: Response, request: Request) -> Response:
    """A subnet that does not overlap with another one of the router is said to be refused."""
    if request.method == "POST":
        subnet = (response.json or {}).get("subnet") or {}
        request.memory[str(subnet.get("id"))] = subnet.get("cidr")
    elif request.memory.get(str((request.json or {}).get("subnet_id"))) == "10.118.1.0/24":
        return make_response(400, json={"NeutronError": {"message": "It overlaps."}})
    return response


def _lead_nowhere(response: Response, request: Request) -> Response:
    """After a router was not disconnected, the next floating IP that is shown of it leads nowhere."""
    if request.method == "PUT":
        if response.status == 409:
            request.memory[request.path.split("/")[2]] = True
        return response
    router = ((response.json or {}).get("floatingip") or {}).get("router_id")
    if request.memory.pop(str(router), False):
        return shown("floatingip", port_id=None).edit(response, request)
    return response


_names_a_subnet = body_where(lambda body: "ip_address" not in body["port"]["fixed_ips"][0])


def _told_its_subnet(request: Request, response: Response) -> bool:
    return request.method == "PUT" and _names_a_subnet(request)


DEVIATIONS = (
    Deviation(
        name="router-interface-not-removed",
        breaks="network.router.interface-by-subnet",
        sentence="Disconnecting a router from a subnet is answered with success and does nothing.",
        service="network",
        methods=("GET", "PUT"),
        path=rf"/ports|{REMOVE}",
        action=answer(_keep_if_looked_at),
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
        name="router-interface-in-use-removed",
        breaks="network.router.interface-in-use",
        sentence="Disconnecting a router from a subnet that a floating IP leads to is answered with success.",
        service="network",
        methods=("PUT",),
        path=REMOVE,
        action=status(200, of=409),
    ),
    Deviation(
        name="router-takes-overlapping-subnets",
        breaks="network.router.interface-overlap",
        sentence="Connecting a router to subnets that overlap is answered with success.",
        service="network",
        methods=("PUT",),
        path=ADD,
        action=status(200, of=400),
    ),
    Deviation(
        name="router-refuses-another-subnet",
        breaks="network.router.interface-overlap",
        sentence="A router connects one subnet and is said to refuse any other.",
        service="network",
        methods=("POST", "PUT"),
        path=r"/subnets|/routers/[^/]+/add_router_interface",
        action=EditResponse(_refuse_the_other, needs_body=True),
    ),
    Deviation(
        name="router-interface-on-another-subnet",
        breaks="network.router.interface-by-subnet",
        sentence="Connecting a router to a subnet is answered with another subnet.",
        service="network",
        methods=("PUT",),
        path=ADD,
        when=body_has("subnet_id"),
        action=replace("subnet_id", by="0" * 32),
    ),
    Deviation(
        name="router-interfaces-not-listed",
        breaks="network.router.interface-by-subnet",
        sentence="A listing of the ports of a router on a network is empty.",
        service="network",
        methods=("GET",),
        path=r"/ports",
        when=both(query_has("device_id"), query_has("network_id")),
        action=replace("ports", by=[]),
    ),
    Deviation(
        name="router-interface-by-another-port",
        breaks="network.router.interface-by-port",
        sentence="Connecting a router by a port is answered with another port.",
        service="network",
        methods=("PUT",),
        path=ADD,
        when=body_has("port_id"),
        action=replace("port_id", by="0" * 32),
    ),
    Deviation(
        name="router-interface-changes-its-address",
        breaks="network.router.interface-by-port",
        sentence="A port by which a router is connected has another address.",
        service="network",
        methods=("GET",),
        path=_PORT,
        action=shown("port", _is_at_210, fixed_ips=[]),
    ),
    Deviation(
        name="router-interface-by-port-not-removed",
        breaks="network.router.interface-by-port",
        sentence="Disconnecting a router by a port is answered with success and does nothing.",
        service="network",
        methods=("PUT",),
        path=r"/routers/[^/]+/(add|remove)_router_interface",
        when=body_has("port_id"),
        action=answer(_keep_once),
    ),
    Deviation(
        name="router-interface-in-use-leads-nowhere",
        breaks="network.router.interface-in-use",
        sentence="A router that could not be disconnected leads floating IPs there no more.",
        service="network",
        methods=("PUT", "GET"),
        path=r"/routers/[^/]+/remove_router_interface|/floatingips/[^/]+",
        action=EditResponse(_lead_nowhere, statuses=range(200, 600), needs_body=True),
    ),
    Deviation(
        name="router-interface-update-refused",
        breaks="network.router.interface-update",
        sentence="The port by which a router is connected cannot be told its subnet again.",
        service="network",
        methods=("PUT",),
        path=_PORT,
        when=_names_a_subnet,
        action=status(409, of=200),
    ),
    Deviation(
        name="router-interface-lost-by-update",
        breaks="network.router.interface-update",
        sentence="The port by which a router is connected is nobody's and nowhere when it is shown.",
        service="network",
        methods=("PUT", "GET"),
        path=_PORT,
        action=after(_told_its_subnet, show_later("port", fixed_ips=[], device_id="")),
    ),
)
