"""Deviations of the creation of servers."""

from collections.abc import Callable
from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.answers import respond
from assay.lab.deviations.compute import of_microversion, without_microversion
from assay.lab.deviations.compute.elsewhere import boot_elsewhere
from assay.lab.deviations.conditions import Condition, body_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.requests import drop_from_request, edit_request_json
from assay.lab.deviations.responses import edit_json, replace

_LONGEST = 255
_NOWHERE = "00c0ffee-0000-4000-8000-00000000dead"
_DESCRIBED = body_has("server", "hostname")


def _asks(field: str, of: Callable[[Any], bool]) -> Condition:
    """The request asks for a server with such a value in this field."""
    return lambda request: body_has("server", field)(request) and of(request.json["server"][field])


def _cut_name(body: Any, request: Request) -> None:
    body["server"]["name"] = body["server"]["name"][:_LONGEST]


def _cut_metadata(body: Any, request: Request) -> None:
    metadata = body["server"]["metadata"]
    metadata.update({key: value[:_LONGEST] for key, value in metadata.items()})


def _give_first_of_name() -> EditResponse:
    """The id of the first server of a name is answered for all others of that name."""

    def edit(body: Any, request: Request) -> None:
        name = request.json["server"]["name"]
        body["server"]["id"] = request.memory.setdefault(name, body["server"]["id"])

    return edit_json(edit)


def _append_domain(body: Any, request: Request) -> None:
    server = body["server"]
    if server["OS-EXT-SRV-ATTR:hostname"] == server["name"]:
        server["OS-EXT-SRV-ATTR:hostname"] += ".novalocal"


DEVIATIONS = (
    Deviation(
        name="server-of-unknown-flavor-accepted",
        breaks="compute.server.create-unknown",
        sentence="A server with a flavor that does not exist is accepted.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_asks("flavorRef", lambda flavor: flavor == _NOWHERE),
        action=respond(202, json={"server": {"id": _NOWHERE, "links": []}}),
    ),
    Deviation(
        name="server-of-unknown-network-booted-elsewhere",
        breaks="compute.server.create-unknown",
        sentence="A server on a network that does not exist is created on another.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=body_has("server", "networks"),
        action=boot_elsewhere(_NOWHERE),
    ),
    Deviation(
        name="server-name-cut",
        breaks="compute.server.create-too-long",
        sentence="A server whose name is too long is created with as much of it as fits.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_asks("name", lambda name: len(str(name)) > _LONGEST),
        action=edit_request_json(_cut_name),
    ),
    Deviation(
        name="server-metadata-cut",
        breaks="compute.server.create-too-long",
        sentence="A server whose metadata is too long is created with as much of it as fits.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_asks("metadata", lambda metadata: "x" * _LONGEST in "".join(map(str, metadata.values()))),
        action=edit_request_json(_cut_metadata),
    ),
    Deviation(
        name="server-bad-address-ignored",
        breaks="compute.server.create-bad-address",
        sentence="An access address that is no address is left out, and the server created.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_asks("accessIPv6", lambda address: str(address).count("::") > 1),
        action=drop_from_request("server", "accessIPv6"),
    ),
    Deviation(
        name="server-without-name-named",
        breaks="compute.server.create-bad-name",
        sentence="A server without a name is created with one that the cloud makes up.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_asks("name", lambda name: name == ""),
        action=edit_request_json(lambda body, request: body["server"].update(name="nameless")),
    ),
    Deviation(
        name="server-number-taken-as-name",
        breaks="compute.server.create-bad-name",
        sentence="A number as the name of a server is taken for its digits.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_asks("name", lambda name: isinstance(name, int)),
        action=edit_request_json(lambda body, request: body["server"].update(name="12345")),
    ),
    Deviation(
        name="server-password-replaced",
        breaks="compute.server.create-password",
        sentence="A server that is given an administrator's password gets another.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=body_has("server", "adminPass"),
        action=replace("server", "adminPass", by="another"),
    ),
    Deviation(
        name="server-names-merge",
        breaks="compute.server.create-same-name",
        sentence="Creating a second server of the same name answers with the first one's id.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        action=_give_first_of_name(),
    ),
    Deviation(
        name="server-count-ignored",
        breaks="compute.server.create-multiple",
        sentence="However many servers a request asks for, one is created.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_asks("min_count", lambda count: count == 2),
        action=edit_request_json(lambda body, request: body["server"].update(min_count=1, max_count=1)),
    ),
    Deviation(
        name="server-description-ignored",
        breaks="compute.server.verify",
        sentence="A server that is given a host name is created without its description.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_DESCRIBED,
        action=drop_from_request("server", "description"),
    ),
    Deviation(
        name="server-access-address-ignored",
        breaks="compute.server.verify",
        sentence="A server that is given a host name is created without its access address.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_DESCRIBED,
        action=drop_from_request("server", "accessIPv4"),
    ),
    Deviation(
        name="server-of-another-project",
        breaks="compute.server.verify",
        sentence="A server is shown with its description as if it belonged to another project.",
        service="compute",
        methods=("GET",),
        path=r"/servers/[^/]+",
        when=lambda request: of_microversion(request, "2.19"),
        action=replace("server", "tenant_id", by="0" * 32),
    ),
    Deviation(
        name="server-processors-wrong",
        breaks="compute.server.flavor",
        sentence="A server shows one processor more than its flavor has.",
        service="compute",
        methods=("GET",),
        path=r"/servers/[^/]+",
        when=lambda request: of_microversion(request, "2.47"),
        action=replace("server", "flavor", "vcpus", by=lambda count: count + 1),
    ),
    Deviation(
        name="server-host-name-not-its-name",
        breaks="compute.server.hostname",
        sentence="A server's host name is its name with a domain that nobody asked for.",
        service="compute",
        methods=("GET",),
        path=r"/servers/[^/]+",
        when=lambda request: of_microversion(request, "2.90"),
        action=edit_json(_append_domain),
    ),
    Deviation(
        name="server-host-name-ignored",
        breaks="compute.server.hostname-chosen",
        sentence="A server that is given a host name gets its name as host name.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=_DESCRIBED,
        action=drop_from_request("server", "hostname"),
    ),
    Deviation(
        name="server-addresses-differ",
        breaks="compute.server.addresses",
        sentence="The list of a server's addresses is empty.",
        service="compute",
        methods=("GET",),
        path=r"/servers/[^/]+/ips",
        when=without_microversion,
        action=replace("addresses", by={}),
    ),
)
