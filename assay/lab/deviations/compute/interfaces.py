"""Deviations of the ports of servers."""

from typing import Any

from assay.lab.deviations.answers import swallow
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.responses import edit_json, replace

_INTERFACES = r"/servers/[^/]+/os-interface"
_NOWHERE = "00c0ffee-0000-4000-8000-00000000dead"


def _keep_occupied(body: Any, request: Request) -> None:
    if "-interface-" in body["port"].get("name", ""):
        body["port"]["device_id"] = body["port"]["device_id"] or _NOWHERE


def _name_another_server(body: Any, request: Request) -> None:
    if "-given-port-" in body["port"].get("name", ""):
        body["port"]["device_id"] = _NOWHERE


def _hide_addresses(body: Any, request: Request) -> None:
    server = body.get("server", {})
    if "-on-port-" in server.get("name", ""):
        server["addresses"] = {}


DEVIATIONS = (
    Deviation(
        name="interface-of-another-port",
        breaks="compute.interface.attach",
        sentence="Attaching a port answers with the id of another.",
        service="compute",
        methods=("POST",),
        path=_INTERFACES,
        action=replace("interfaceAttachment", "port_id", by=_NOWHERE),
    ),
    Deviation(
        name="interfaces-without-addresses",
        breaks="compute.interface.attach",
        sentence="The ports of a server are listed without their addresses.",
        service="compute",
        methods=("GET",),
        path=_INTERFACES,
        action=replace("interfaceAttachments", "*", "fixed_ips", by=[]),
    ),
    Deviation(
        name="interface-detaching-swallowed",
        breaks="compute.interface.attach",
        sentence="Detaching a port is accepted and does nothing.",
        service="compute",
        methods=("DELETE",),
        path=_INTERFACES + "/[^/]+",
        action=swallow(202),
    ),
    Deviation(
        name="interface-detached-not-free",
        breaks="compute.interface.attach",
        sentence="A port that was detached from a server still names one.",
        service="network",
        methods=("GET",),
        path=r"/ports/[^/]+",
        action=edit_json(_keep_occupied),
    ),
    Deviation(
        name="server-on-port-without-address",
        breaks="compute.server.create-on-port",
        sentence="A server that was created on a port shows no address.",
        service="compute",
        methods=("GET",),
        path=r"/servers/[^/]+",
        action=edit_json(_hide_addresses),
    ),
    Deviation(
        name="port-names-another-server",
        breaks="compute.server.create-on-port",
        sentence="A port names another server than the one that was created on it.",
        service="network",
        methods=("GET",),
        path=r"/ports/[^/]+",
        action=edit_json(_name_another_server),
    ),
)
