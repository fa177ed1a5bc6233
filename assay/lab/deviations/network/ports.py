"""Deviations of ports."""

from typing import Any

from assay.lab.deviations.conditions import body_has, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.network.helpers import body_where, swallow_first
from assay.lab.deviations.requests import drop_from_request, edit_request_json, forget_query


def _asks_for(*addresses: str) -> Any:
    return body_where(lambda body: body["port"]["fixed_ips"][0]["ip_address"] in addresses)


def _any_address(body: dict[str, Any], request: Request) -> None:
    for fixed in body["port"]["fixed_ips"]:
        del fixed["ip_address"]


def _first_port_alone(body: dict[str, Any], request: Request) -> None:
    del body["ports"][1:]


def _first_group_alone(body: dict[str, Any], request: Request) -> None:
    del body["port"]["security_groups"][1:]


DEVIATIONS = (
    Deviation(
        name="subnet-pools-ignored",
        breaks="network.port.allocate",
        sentence="Ports get addresses that are outside the allocation pools asked for.",
        service="network",
        methods=("POST",),
        path=r"/subnets",
        when=body_where(lambda body: body["subnet"]["cidr"] == "10.119.4.0/24"),
        action=drop_from_request("subnet", "allocation_pools"),
    ),
    Deviation(
        name="port-address-not-the-one-asked-for",
        breaks="network.port.fixed-ip",
        sentence="A port gets another address than the one asked for.",
        service="network",
        methods=("POST",),
        path=r"/ports",
        when=_asks_for("10.118.0.201"),
        action=edit_request_json(_any_address),
    ),
    Deviation(
        name="port-address-outside-its-subnet",
        breaks="network.port.fixed-ip",
        sentence="A port that asks for an address outside its subnet is accepted with another.",
        service="network",
        methods=("POST",),
        path=r"/ports",
        when=_asks_for("10.118.1.201"),
        action=edit_request_json(_any_address),
    ),
    Deviation(
        name="port-groups-but-the-first-lost",
        breaks="network.port.update",
        sentence="A port that is given two security groups gets the first alone.",
        service="network",
        methods=("PUT",),
        path=r"/ports/[^/]+",
        when=body_where(lambda body: len(body["port"]["security_groups"]) > 1),
        action=edit_request_json(_first_group_alone),
    ),
    Deviation(
        name="port-state-not-changed",
        breaks="network.port.update",
        sentence="A port that is taken down stays up.",
        service="network",
        methods=("PUT",),
        path=r"/ports/[^/]+",
        when=body_has("port", "admin_state_up"),
        action=drop_from_request("port", "admin_state_up"),
    ),
    Deviation(
        name="port-bulk-first-alone",
        breaks="network.port.bulk-create",
        sentence="Of several ports asked for at once the first alone is created.",
        service="network",
        methods=("POST",),
        path=r"/ports",
        when=body_where(lambda body: len(body["ports"]) > 1),
        action=edit_request_json(_first_port_alone),
    ),
    Deviation(
        name="port-bulk-not-atomic",
        breaks="network.port.bulk-create",
        sentence="Of several ports asked for at once the possible ones are created and the rest forgotten.",
        service="network",
        methods=("POST",),
        path=r"/ports",
        when=body_where(lambda body: "fixed_ips" in body["ports"][1]),
        action=edit_request_json(_first_port_alone),
    ),
    Deviation(
        name="port-mac-filter-ignored",
        breaks="network.port.list",
        sentence="A listing of ports by MAC address holds ports with others, too.",
        service="network",
        methods=("GET",),
        path=r"/ports",
        when=query_has("mac_address"),
        action=forget_query("mac_address"),
    ),
    Deviation(
        name="port-address-filter-ignored",
        breaks="network.port.list",
        sentence="A listing of ports by fixed IP holds ports with others, too.",
        service="network",
        methods=("GET",),
        path=r"/ports",
        when=query_has("fixed_ips", "ip_address=10.118.0.203"),
        action=forget_query("fixed_ips"),
    ),
    Deviation(
        name="port-deletion-swallowed",
        breaks="network.port.delete",
        sentence="Deleting a port is answered with success, and the port stays.",
        service="network",
        methods=("DELETE",),
        path=r"/ports/[^/]+",
        action=swallow_first(),
    ),
)
