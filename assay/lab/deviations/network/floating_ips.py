"""Deviations of floating IPs."""

from dataclasses import replace as changed
from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.afterwards import after
from assay.lab.deviations.answers import respond
from assay.lab.deviations.conditions import body_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.network.helpers import body_where, refused, show_later, shown, swallow_first
from assay.lab.deviations.responses import replace, status

FLOATING_IP = r"/floatingips/[^/]+"
_ADDRESS = "10.118.0.213"


def _elsewhere(address: str | None) -> str | None:
    return "10.118.0.249" if address == _ADDRESS else address


def _leads_to_213(thing: dict[str, Any]) -> bool:
    return thing.get("fixed_ip_address") == _ADDRESS


def _taken_off(request: Request, response: Response) -> bool:
    return request.method == "PUT" and request.json == {"floatingip": {"port_id": None}}


def _show_new(response: Response, request: Request) -> Response:
    """One that was never led anywhere is shown wrong."""
    if request.method == "PUT":
        request.memory[request.path] = True
    elif request.path not in request.memory and response.status == 200:
        wrong = shown("floatingip", port_id="0" * 32, floating_ip_address="nowhere")
        return wrong.edit(response, request)
    return response


def _port_gone(response: Response, request: Request) -> str | None:
    """The port that a floating IP was led to and that has been deleted, when the floating IP is shown."""
    if request.method == "PUT" and request.path.startswith("/floatingips/"):
        request.memory[request.path] = ((request.json or {}).get("floatingip") or {}).get("port_id")
    elif request.method == "DELETE":
        request.memory.setdefault("gone", []).append(request.path.rpartition("/")[2])
    elif request.path in request.memory and request.memory[request.path] in request.memory.get("gone", []):
        return str(request.memory[request.path])
    return None


def _lost_with_its_port(response: Response, request: Request) -> Response:
    return changed(response, status=404, reason="") if _port_gone(response, request) else response


def _leads_to_deleted_port(response: Response, request: Request) -> Response:
    port = _port_gone(response, request)
    return shown("floatingip", port_id=port).edit(response, request) if port else response


DEVIATIONS = (
    Deviation(
        name="floating-ip-release-swallowed",
        breaks="network.floating-ip.create",
        sentence="Giving a floating IP back is answered with success, and it stays.",
        service="network",
        methods=("DELETE",),
        path=FLOATING_IP,
        action=swallow_first(),
    ),
    Deviation(
        name="floating-ip-leads-elsewhere",
        breaks="network.floating-ip.associate",
        sentence="A floating IP leads to another address than that of its port.",
        service="network",
        methods=("GET",),
        path=FLOATING_IP,
        action=replace("floatingip", "fixed_ip_address", by=_elsewhere),
    ),
    Deviation(
        name="floating-ip-not-disassociated",
        breaks="network.floating-ip.associate",
        sentence="Taking a floating IP off its port is answered with success and does nothing.",
        service="network",
        methods=("PUT",),
        path=FLOATING_IP,
        when=body_where(lambda body: body["floatingip"]["port_id"] is None),
        action=respond(200, json={"floatingip": {}}),
    ),
    Deviation(
        name="floating-ip-not-had",
        breaks="network.floating-ip.create",
        sentence="A new floating IP is answered as something that was there already.",
        service="network",
        methods=("POST",),
        path=r"/floatingips",
        action=status(200, of=201),
    ),
    Deviation(
        name="floating-ip-given-back-otherwise",
        breaks="network.floating-ip.create",
        sentence="Giving a floating IP back is answered as if there were something to say of it.",
        service="network",
        methods=("DELETE",),
        path=FLOATING_IP,
        action=status(200, of=204),
    ),
    Deviation(
        name="floating-ip-of-another-project",
        breaks="network.floating-ip.create",
        sentence="A new floating IP is shown as that of another project and another network.",
        service="network",
        methods=("GET",),
        path=FLOATING_IP,
        action=shown("floatingip", project_id="0" * 32, floating_network_id="0" * 32),
    ),
    Deviation(
        name="floating-ip-leads-somewhere-when-new",
        breaks="network.floating-ip.create",
        sentence="A new floating IP leads to a port that nobody chose, and has no address.",
        service="network",
        methods=("PUT", "GET"),
        path=FLOATING_IP,
        action=EditResponse(_show_new, statuses=range(200, 500), needs_body=True),
    ),
    Deviation(
        name="floating-ip-shown-at-another-port",
        breaks="network.floating-ip.associate",
        sentence="A floating IP is shown at another port and router than those that it was led to.",
        service="network",
        methods=("GET",),
        path=FLOATING_IP,
        action=shown("floatingip", _leads_to_213, port_id="0" * 32, router_id="0" * 32),
    ),
    Deviation(
        name="floating-ip-changes-its-address",
        breaks="network.floating-ip.associate",
        sentence="A floating IP that is taken off its port gets another address.",
        service="network",
        methods=("PUT", "GET"),
        path=FLOATING_IP,
        action=after(_taken_off, show_later("floatingip", floating_ip_address="203.0.113.1")),
    ),
    Deviation(
        name="floating-ip-made-at-no-port",
        breaks="network.floating-ip.fixed-address",
        sentence="A floating IP that is made for a port leads to another port and address.",
        service="network",
        methods=("POST",),
        path=r"/floatingips",
        when=body_has("floatingip", "fixed_ip_address"),
        action=shown("floatingip", port_id="0" * 32, fixed_ip_address="10.118.0.249"),
    ),
    Deviation(
        name="floating-ip-address-not-changed",
        breaks="network.floating-ip.fixed-address",
        sentence="Leading a floating IP to another address of its port is accepted and does nothing.",
        service="network",
        methods=("PUT",),
        path=FLOATING_IP,
        when=body_has("floatingip", "fixed_ip_address"),
        action=respond(200, json={"floatingip": {}}),
    ),
    Deviation(
        name="floating-ip-goes-with-its-port",
        breaks="network.floating-ip.port-deleted",
        sentence="A floating IP is lost with the port that it leads to.",
        service="network",
        methods=("PUT", "DELETE", "GET"),
        path=r"/ports/[^/]+|/floatingips/[^/]+",
        action=EditResponse(_lost_with_its_port, statuses=range(200, 600), needs_body=True),
    ),
    Deviation(
        name="floating-ip-leads-to-a-deleted-port",
        breaks="network.floating-ip.port-deleted",
        sentence="A floating IP goes on leading to a port that was deleted.",
        service="network",
        methods=("PUT", "DELETE", "GET"),
        path=r"/ports/[^/]+|/floatingips/[^/]+",
        action=EditResponse(_leads_to_deleted_port, statuses=range(200, 600), needs_body=True),
    ),
    Deviation(
        name="floating-ip-keeps-its-router",
        breaks="network.floating-ip.other-router",
        sentence="A floating IP that is led to a port is answered with another port and router.",
        service="network",
        methods=("PUT",),
        path=FLOATING_IP,
        action=shown("floatingip", port_id="0" * 32, router_id="0" * 32),
    ),
    Deviation(
        name="floating-ip-unreachable-accepted",
        breaks="network.floating-ip.unreachable",
        sentence="Leading a floating IP to a port that no router reaches is answered with success.",
        service="network",
        methods=("PUT",),
        path=FLOATING_IP,
        action=status(200, of=404),
    ),
    Deviation(
        name="floating-ip-unreachable-shown",
        breaks="network.floating-ip.unreachable",
        sentence="A floating IP that could not be led to a port is shown as if it could.",
        service="network",
        methods=("PUT", "GET"),
        path=FLOATING_IP,
        action=after(refused(404), show_later("floatingip", port_id="0" * 32)),
    ),
    Deviation(
        name="floating-ip-unreachable-made",
        breaks="network.floating-ip.unreachable",
        sentence="A new floating IP for a port that no router reaches is answered with success.",
        service="network",
        methods=("POST",),
        path=r"/floatingips",
        action=status(201, of=404),
    ),
    Deviation(
        name="floating-ip-of-tenant-network",
        breaks="network.floating-ip.not-external",
        sentence="A floating IP of a network that is not external is answered with success.",
        service="network",
        methods=("POST",),
        path=r"/floatingips",
        action=status(201, of=400),
    ),
)
