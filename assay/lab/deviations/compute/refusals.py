"""Deviations of what is to be refused."""

from typing import Any

from assay.lab.deviations.answers import respond
from assay.lab.deviations.compute import SERVER_ACTION
from assay.lab.deviations.compute.elsewhere import boot_elsewhere
from assay.lab.deviations.conditions import Condition, action_is, body_has, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.requests import drop_from_request, edit_request_json
from assay.lab.deviations.responses import edit_json, status

_NOWHERE = "00c0ffee-0000-4000-8000-00000000dead"
_MADE = {"server": {"id": _NOWHERE, "links": []}}
_LARGEST = 65535


def _has(field: str, value: object) -> Condition:
    return lambda request: body_has("server", field)(request) and request.json["server"][field] == value


def _no_json(request: Request) -> bool:
    return bool(request.body) and request.json is None


def _name_it(body: Any, request: Request) -> None:
    body["server"]["name"] = "blank"


def _cut_description(body: Any, request: Request) -> None:
    body["server"]["description"] = body["server"]["description"][:255]


def _describes_at_length(request: Request) -> bool:
    return body_has("server", "description")(request) and len(request.json["server"]["description"]) > 255


def _data_is_plain(request: Request) -> bool:
    return body_has("server", "user_data")(request) and request.json["server"]["user_data"].startswith("#!")


def _data_is_large(request: Request) -> bool:
    return body_has("server", "user_data")(request) and len(request.json["server"]["user_data"]) > _LARGEST


def _show_what_is_not(body: Any, request: Request) -> None:
    if "-many-" in request.query.get("name", ""):
        body["servers"].append({"id": _NOWHERE, "name": "many", "links": []})


DEVIATIONS = (
    Deviation(
        name="server-bad-ipv4-address-ignored",
        breaks="compute.server.create-bad-address",
        sentence="An IPv4 access address that is no address is left out, and the server created.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_has("accessIPv4", "192.0.2.256"),
        action=drop_from_request("server", "accessIPv4"),
    ),
    Deviation(
        name="server-of-blank-name-named",
        breaks="compute.server.create-bad-name",
        sentence="A server with a blank name is created with one that the cloud makes up.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_has("name", "   "),
        action=edit_request_json(_name_it),
    ),
    Deviation(
        name="server-description-cut",
        breaks="compute.server.create-too-long",
        sentence="A server whose description is too long is created with as much of it as fits.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_describes_at_length,
        action=edit_request_json(_cut_description),
    ),
    Deviation(
        name="server-of-unknown-image-accepted",
        breaks="compute.server.create-unknown",
        sentence="A server with an image that does not exist is accepted.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_has("imageRef", _NOWHERE),
        action=respond(202, json=_MADE),
    ),
    Deviation(
        name="server-of-malformed-flavor-accepted",
        breaks="compute.server.create-malformed",
        sentence="A server whose flavor cannot be one is accepted.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_has("flavorRef", -1),
        action=respond(202, json=_MADE),
    ),
    Deviation(
        name="server-of-malformed-image-accepted",
        breaks="compute.server.create-malformed",
        sentence="A server whose image cannot be one is accepted.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_has("imageRef", "-1"),
        action=respond(202, json=_MADE),
    ),
    Deviation(
        name="server-of-malformed-network-booted-elsewhere",
        breaks="compute.server.create-malformed",
        sentence="A server on a network that cannot be one is created on another.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=body_has("server", "networks"),
        action=boot_elsewhere("a-b-c-d-e"),
    ),
    Deviation(
        name="compute-no-json-accepted",
        breaks="compute.server.create-bad-request",
        sentence="A request that is no JSON is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_no_json,
        action=respond(202, json=_MADE),
    ),
    Deviation(
        name="compute-unknown-field-ignored",
        breaks="compute.server.create-bad-request",
        sentence="A field that does not exist is ignored.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=body_has("server", "colour"),
        action=drop_from_request("server", "colour"),
    ),
    Deviation(
        name="compute-unknown-action-accepted",
        breaks="compute.server.create-bad-request",
        sentence="An action that does not exist is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=SERVER_ACTION,
        when=action_is("dance"),
        action=status(202, of=400),
    ),
    Deviation(
        name="server-user-data-plain-ignored",
        breaks="compute.server.create-user-data-invalid",
        sentence="User data that is not in base64 is left out, and the server created.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_data_is_plain,
        action=drop_from_request("server", "user_data"),
    ),
    Deviation(
        name="server-user-data-large-accepted",
        breaks="compute.server.create-user-data-invalid",
        sentence="User data that is too large is accepted.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_data_is_large,
        action=respond(202, json=_MADE),
    ),
    Deviation(
        name="compute-quota-not-enforced",
        breaks="compute.quota.exceeded",
        sentence="More servers than the quota allows are accepted, and not made.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=body_has("server", "min_count"),
        action=status(202, of=403),
    ),
    Deviation(
        name="compute-quota-exceeded-and-made",
        breaks="compute.quota.exceeded",
        sentence="Of the servers that the quota does not allow one is made.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=query_has("name"),
        action=edit_json(_show_what_is_not),
    ),
    Deviation(
        name="server-impossible-deleted",
        breaks="compute.server.delete-unknown",
        sentence="Deleting a server that cannot exist is accepted.",
        service="compute",
        methods=("DELETE",),
        path=r"/servers/(-1|9223372036854775808)",
        action=status(204, of=404),
    ),
)
