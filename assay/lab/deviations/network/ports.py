"""Deviations of ports."""

from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.answers import make_response
from assay.lab.deviations.conditions import body_has, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.network.helpers import body_where, shown
from assay.lab.deviations.requests import drop_from_request, edit_request_json, forget_query
from assay.lab.deviations.responses import edit_json, status


def _asks_for(*addresses: str) -> Any:
    return body_where(lambda body: body["port"]["fixed_ips"][0]["ip_address"] in addresses)


def _any_address(body: dict[str, Any], request: Request) -> None:
    for fixed in body["port"]["fixed_ips"]:
        del fixed["ip_address"]


def _first_port_alone(body: dict[str, Any], request: Request) -> None:
    del body["ports"][1:]


def _first_group_alone(body: dict[str, Any], request: Request) -> None:
    del body["port"]["security_groups"][1:]


def _same_for_all(body: dict[str, Any], request: Request) -> None:
    port = body.get("port", {})
    if any(fixed["ip_address"].startswith("10.119.4.") for fixed in port.get("fixed_ips", [])):
        again = {"subnet_id": "0" * 32, "ip_address": "10.119.4.200"}
        port.update(mac_address="fa:16:3e:00:00:01", fixed_ips=[again, again])


def _is_changed(port: dict[str, Any]) -> bool:
    return not port["admin_state_up"] and len(port["security_groups"]) > 1


def _stay(response: Response, request: Request) -> Response:
    """A port with the address that is given twice is shown though it was deleted, and keeps its address."""
    port = (response.json or {}).get("port") or {}
    stays = request.memory.get("port")
    addresses = [each["ip_address"] for each in port.get("fixed_ips", [])]
    if request.method == "POST" and "10.118.0.205" in addresses:
        request.memory["port"] = port
        return make_response(409, json={"NeutronError": {"message": "It is taken."}}) if stays else response
    if request.method == "GET" and stays and request.path.endswith(stays["id"]):
        return make_response(200, json={"port": stays})
    return response


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
        methods=("POST", "GET"),
        path=r"/ports(/[^/]+)?",
        action=EditResponse(_stay, statuses=range(200, 500), needs_body=True),
    ),
    Deviation(
        name="port-addresses-all-the-same",
        breaks="network.port.allocate",
        sentence="All ports get the same two addresses, of another subnet, and the same MAC address.",
        service="network",
        methods=("POST",),
        path=r"/ports",
        action=edit_json(_same_for_all),
    ),
    Deviation(
        name="port-bulk-answered-otherwise",
        breaks="network.port.bulk-create",
        sentence="Several new ports are answered as if they had been there already.",
        service="network",
        methods=("POST",),
        path=r"/ports",
        when=body_has("ports"),
        action=status(200, of=201),
    ),
    Deviation(
        name="port-shown-with-other-values",
        breaks="network.port.create",
        sentence="A new port is shown with other values than those asked for.",
        service="network",
        methods=("GET",),
        path=r"/ports/[^/]+",
        action=shown(
            "port",
            lambda port: port["device_id"] == "assay-device",
            network_id="0" * 32,
            name="another",
            admin_state_up=True,
            device_owner="nobody",
            project_id="0" * 32,
            mac_address="fa:16:3e:00:00:01",
            fixed_ips=[],
            security_groups=["0"],
        ),
    ),
    Deviation(
        name="port-device-lost",
        breaks="network.port.create",
        sentence="A new port does not get the device that was asked for.",
        service="network",
        methods=("POST",),
        path=r"/ports",
        when=body_where(lambda body: body["port"]["device_id"] == "assay-device"),
        action=drop_from_request("port", "device_id"),
    ),
    Deviation(
        name="port-deleted-otherwise",
        breaks="network.port.delete",
        sentence="Deleting a port is answered as if there were something to say of it.",
        service="network",
        methods=("DELETE",),
        path=r"/ports/[^/]+",
        action=status(200, of=204),
    ),
    Deviation(
        name="port-address-given-twice",
        breaks="network.port.fixed-ip",
        sentence="A port that asks for the address of another is answered with success.",
        service="network",
        methods=("POST",),
        path=r"/ports",
        when=_asks_for("10.118.0.201"),
        action=status(201, of=409),
    ),
    Deviation(
        name="port-changed-too-much",
        breaks="network.port.update",
        sentence="A port that is changed has another name, MAC address and no addresses.",
        service="network",
        methods=("GET",),
        path=r"/ports/[^/]+",
        action=shown("port", _is_changed, name="another", mac_address="fa:16:3e:00:00:01", fixed_ips=[]),
    ),
    Deviation(
        name="port-shown-with-all-fields",
        breaks="network.port.fields",
        sentence="A port is shown with all fields, whichever were asked for.",
        service="network",
        methods=("GET",),
        path=r"/ports/[^/]+",
        when=query_has("fields"),
        action=forget_query("fields"),
    ),
)
