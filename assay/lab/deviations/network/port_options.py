"""Deviations of what ports can be asked to have beside addresses."""

from typing import Any

from assay.lab.deviations.answers import respond
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.network.helpers import body_where, shown
from assay.lab.deviations.requests import drop_from_request
from assay.lab.deviations.responses import edit_json, status

_PORT = r"/ports/[^/]+"


def _asks_for(pairs: list[str]) -> Any:
    return body_where(
        lambda body: [pair["ip_address"] for pair in body["port"]["allowed_address_pairs"]] == pairs
    )


def _of_assay(port: dict[str, Any]) -> bool:
    return str(port.get("dns_name")).startswith("assay-")


def _misname(body: dict[str, Any], request: Any) -> None:
    port = body.get("port", {})
    if _of_assay(port):
        wrong = {"ip_address": "192.0.2.1", "hostname": "another", "fqdn": "another.example."}
        port.update(dns_name="another", dns_assignment=[wrong])


DEVIATIONS = (
    Deviation(
        name="port-security-not-as-its-network",
        breaks="network.port.security",
        sentence="A network tells otherwise than its new ports whether they are protected.",
        service="network",
        methods=("GET",),
        path=r"/networks/[^/]+",
        action=shown("network", port_security_enabled=lambda usual: not usual),
    ),
    Deviation(
        name="port-security-off-in-spite-of-groups",
        breaks="network.port.security",
        sentence="Turning off the protection of a port with security groups is answered with success.",
        service="network",
        methods=("PUT",),
        path=_PORT,
        action=status(200, of=409),
    ),
    Deviation(
        name="port-security-not-turned-off",
        breaks="network.port.security",
        sentence="Turning off the protection of a port is accepted and does nothing.",
        service="network",
        methods=("PUT",),
        path=_PORT,
        when=body_where(lambda body: body["port"]["security_groups"] == []),
        action=drop_from_request("port", "port_security_enabled"),
    ),
    Deviation(
        name="port-security-off-and-groups-kept",
        breaks="network.port.security",
        sentence="A port without protection is shown with a security group.",
        service="network",
        methods=("GET",),
        path=_PORT,
        action=shown("port", lambda port: not port["port_security_enabled"], security_groups=["0"]),
    ),
    Deviation(
        name="port-address-pairs-lost",
        breaks="network.port.address-pairs",
        sentence="A new port may not use the further addresses that were asked for.",
        service="network",
        methods=("POST",),
        path=r"/ports",
        when=_asks_for(["10.118.0.250"]),
        action=drop_from_request("port", "allowed_address_pairs"),
    ),
    Deviation(
        name="port-address-pairs-not-changed",
        breaks="network.port.address-pairs",
        sentence="Changing the further addresses of a port is answered with success and does nothing.",
        service="network",
        methods=("PUT",),
        path=_PORT,
        when=_asks_for(["192.0.2.0/24"]),
        action=respond(200, json={"port": {}}),
    ),
    Deviation(
        name="port-address-pairs-not-taken",
        breaks="network.port.address-pairs",
        sentence="Taking the further addresses of a port away is answered with success and does nothing.",
        service="network",
        methods=("PUT",),
        path=_PORT,
        when=_asks_for([]),
        action=respond(200, json={"port": {}}),
    ),
    Deviation(
        name="port-address-pairs-unchecked",
        breaks="network.port.address-pairs",
        sentence="An impossible further address of a port is answered with success.",
        service="network",
        methods=("PUT",),
        path=_PORT,
        when=_asks_for(["10.118.0.999"]),
        action=status(200, of=400),
    ),
    Deviation(
        name="port-named-otherwise",
        breaks="network.port.dns",
        sentence="A port is to be found by another name and address than its own.",
        service="network",
        methods=("GET",),
        path=_PORT,
        action=edit_json(_misname),
    ),
)
