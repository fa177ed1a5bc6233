"""Deviations of networks."""

from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.afterwards import after, turn
from assay.lab.deviations.conditions import body_has, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.network.helpers import (
    body_where,
    both,
    refused,
    show_deleted,
    show_later,
    shown,
)
from assay.lab.deviations.requests import drop_from_request, forget_query
from assay.lab.deviations.responses import replace, status

UNKNOWN = "6f1d0a52-0b5c-4a8e-9d8e-3a7f5c2b9e14"
_THING = r"/(networks|subnets|ports)/[^/]+"


def _is_unknown(request: Request) -> bool:
    return request.path.endswith(UNKNOWN)


def _asked_for_by_assay(network: dict[str, Any]) -> bool:
    return bool(network.get("description") == "What Assay asked for")


def _port_goes_with_the_refusal(response: Response, request: Request) -> Response:
    """After a network with a port was not deleted, its port is not there any more."""
    if request.method == "POST" and response.status == 201:
        port = response.json.get("port", {})
        request.memory[f"/ports/{port.get('id')}"] = port.get("network_id")
    elif request.method == "DELETE" and response.status == 409:
        request.memory.setdefault("refused", []).append(request.path.rpartition("/")[2])
    elif request.memory.get(request.path) in request.memory.get("refused", []):
        return turn(404, of=200)(response, request)
    return response


DEVIATIONS = (
    Deviation(
        name="network-description-lost",
        breaks="network.network.create",
        sentence="A new network does not get the description that was asked for.",
        service="network",
        methods=("POST",),
        path=r"/networks",
        when=body_has("network", "description"),
        action=drop_from_request("network", "description"),
    ),
    Deviation(
        name="network-state-not-changed",
        breaks="network.network.update",
        sentence="A network that is taken down stays up.",
        service="network",
        methods=("PUT",),
        path=r"/networks/[^/]+",
        when=body_has("network", "admin_state_up"),
        action=drop_from_request("network", "admin_state_up"),
    ),
    Deviation(
        name="network-shown-when-deleted",
        breaks="network.network.delete",
        sentence="Deleting a network is answered with success, and the network goes on being shown.",
        service="network",
        methods=("POST", "GET", "DELETE"),
        path=r"/networks(/[^/]+)?",
        action=show_deleted("network", by_request=True),
    ),
    Deviation(
        name="network-name-filter-ignored",
        breaks="network.network.list",
        sentence="A listing of networks by name holds networks of other names, too.",
        service="network",
        methods=("GET",),
        path=r"/networks",
        when=both(query_has("name"), query_has("fields")),
        action=forget_query("name"),
    ),
    Deviation(
        name="network-fields-ignored",
        breaks="network.network.list",
        sentence="A listing of networks holds all fields, whichever were asked for.",
        service="network",
        methods=("GET",),
        path=r"/networks",
        when=both(query_has("name"), query_has("fields")),
        action=forget_query("fields"),
    ),
    Deviation(
        name="external-network-filter-ignored",
        breaks="network.external-network.list",
        sentence="A listing of external networks holds tenants' networks, too.",
        service="network",
        methods=("GET",),
        path=r"/networks",
        when=both(query_has("router:external"), query_has("id")),
        action=forget_query("router:external"),
    ),
    Deviation(
        name="network-of-another-project",
        breaks="network.network.create",
        sentence="A tenant's new network is shown as that of another project.",
        service="network",
        methods=("GET",),
        path=r"/networks/[^/]+",
        action=replace("network", "project_id", by="0" * 32),
    ),
    Deviation(
        name="network-shown-with-other-values",
        breaks="network.network.create",
        sentence="A new network is shown with another name, as shared, down, and with subnets.",
        service="network",
        methods=("GET",),
        path=r"/networks/[^/]+",
        action=shown(
            "network", _asked_for_by_assay, name="another", shared=True, admin_state_up=False, subnets=["0"]
        ),
    ),
    Deviation(
        name="network-name-not-changed",
        breaks="network.network.update",
        sentence="A network that is renamed keeps its name.",
        service="network",
        methods=("PUT",),
        path=r"/networks/[^/]+",
        when=body_has("network", "admin_state_up"),
        action=drop_from_request("network", "name"),
    ),
    Deviation(
        name="network-changed-too-much",
        breaks="network.network.update",
        sentence="A network that is taken down becomes that of another project.",
        service="network",
        methods=("GET",),
        path=r"/networks/[^/]+",
        action=shown("network", lambda network: not network["admin_state_up"], project_id="0" * 32),
    ),
    Deviation(
        name="network-deleted-otherwise",
        breaks="network.network.delete",
        sentence="Deleting a network is answered as if there were something to say of it.",
        service="network",
        methods=("DELETE",),
        path=r"/networks/[^/]+",
        action=status(200, of=204),
    ),
    Deviation(
        name="network-leaves-its-subnets",
        breaks="network.network.delete",
        sentence="The subnet of a deleted network goes on being shown.",
        service="network",
        methods=("POST", "GET"),
        path=r"/subnets(/[^/]+)?",
        when=lambda request: (
            request.method == "GET"
            or body_where(lambda body: body["subnet"]["cidr"] == "10.118.0.0/24")(request)
        ),
        action=show_deleted("subnet"),
    ),
    Deviation(
        name="external-network-not-listed",
        breaks="network.external-network.list",
        sentence="A listing by whether networks are external is empty.",
        service="network",
        methods=("GET",),
        path=r"/networks",
        when=both(query_has("router:external"), query_has("id")),
        action=replace("networks", by=[]),
    ),
    Deviation(
        name="network-shown-with-all-fields",
        breaks="network.network.fields",
        sentence="A network is shown with all fields, whichever were asked for.",
        service="network",
        methods=("GET",),
        path=r"/networks/[^/]+",
        when=query_has("fields"),
        action=forget_query("fields"),
    ),
    Deviation(
        name="network-in-use-deleted",
        breaks="network.network.delete-in-use",
        sentence="Deleting a network with a port is answered with success.",
        service="network",
        methods=("DELETE",),
        path=r"/networks/[^/]+",
        action=status(204, of=409),
    ),
    Deviation(
        name="network-in-use-vanishes",
        breaks="network.network.delete-in-use",
        sentence="A network that could not be deleted is gone all the same.",
        service="network",
        methods=("DELETE", "GET"),
        path=r"/networks/[^/]+",
        action=after(refused(409), turn(404, of=200)),
    ),
    Deviation(
        name="network-in-use-loses-its-port",
        breaks="network.network.delete-in-use",
        sentence="A network that could not be deleted has lost its port.",
        service="network",
        methods=("POST", "DELETE", "GET"),
        path=r"/ports|/networks/[^/]+|/ports/[^/]+",
        action=EditResponse(_port_goes_with_the_refusal, statuses=range(200, 600), needs_body=True),
    ),
    Deviation(
        name="network-unknown-shown",
        breaks="network.network.unknown",
        sentence="A network, subnet or port that does not exist is shown.",
        service="network",
        methods=("GET",),
        path=_THING,
        when=_is_unknown,
        action=status(200, of=404),
    ),
    Deviation(
        name="network-unknown-deleted",
        breaks="network.network.unknown",
        sentence="Deleting a network, subnet or port that does not exist is answered with success.",
        service="network",
        methods=("DELETE",),
        path=_THING,
        when=_is_unknown,
        action=status(204, of=404),
    ),
    Deviation(
        name="network-mtu-small",
        breaks="network.network.mtu",
        sentence="Networks say that their packets may be as large as those of 1981.",
        service="network",
        methods=("GET",),
        path=r"/networks/[^/]+",
        action=shown("network", lambda network: network["mtu"] > 1280, mtu=576),
    ),
    Deviation(
        name="network-mtu-not-the-one-asked-for",
        breaks="network.network.mtu",
        sentence="A network asked to have a smaller MTU has the usual one.",
        service="network",
        methods=("POST",),
        path=r"/networks",
        when=body_where(lambda body: body["network"]["mtu"] == 1280),
        action=drop_from_request("network", "mtu"),
    ),
    Deviation(
        name="network-mtu-unchecked",
        breaks="network.network.mtu",
        sentence="A network with a negative MTU is answered with success.",
        service="network",
        methods=("POST",),
        path=r"/networks",
        when=body_where(lambda body: body["network"]["mtu"] < 0),
        action=status(201, of=400),
    ),
    Deviation(
        name="network-shared-with-everybody",
        breaks="network.rbac.everybody",
        sentence="Sharing a network with everybody is answered with success, though it is refused.",
        service="network",
        methods=("PUT",),
        path=r"/networks/[^/]+",
        action=status(200, of=403),
    ),
    Deviation(
        name="network-policy-for-everybody",
        breaks="network.rbac.everybody",
        sentence="A policy that shares a network with everybody is answered with success.",
        service="network",
        methods=("POST",),
        path=r"/rbac-policies",
        action=status(201, of=403),
    ),
    Deviation(
        name="network-shared-in-spite",
        breaks="network.rbac.everybody",
        sentence="A network that a tenant may not share is shared all the same.",
        service="network",
        methods=("PUT", "GET"),
        path=r"/networks/[^/]+",
        action=after(refused(403), show_later("network", shared=True)),
    ),
    Deviation(
        name="network-times-local",
        breaks="network.timestamp.format",
        sentence="A network tells times without saying in which zone.",
        service="network",
        methods=("GET",),
        path=r"/networks/[^/]+",
        action=shown(
            "network", created_at=lambda time: time.rstrip("Z"), updated_at=lambda time: time.rstrip("Z")
        ),
    ),
    Deviation(
        name="network-changed-before-it-was-made",
        breaks="network.timestamp.format",
        sentence="A network was changed long before it was made.",
        service="network",
        methods=("GET",),
        path=r"/networks/[^/]+",
        action=shown("network", updated_at="2001-01-01T00:00:00Z"),
    ),
)
