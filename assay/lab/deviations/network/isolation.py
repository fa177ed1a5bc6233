"""Deviations that let another project in."""

from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.afterwards import after, turn
from assay.lab.deviations.answers import make_response
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.network.helpers import refused, show_later
from assay.lab.deviations.queries import asks_by
from assay.lab.deviations.responses import edit_json, status

NETWORK = r"/networks/[^/]+"
GROUP = r"/security-groups/[^/]+"
_NOWHERE = "6f1d0a52-0b5c-4a8e-9d8e-"
"""How the ids begin that checks ask for when they want nothing to be found."""


def _exists(request: Request) -> bool:
    return _NOWHERE not in request.path


def _show_to_all(response: Response, request: Request) -> Response:
    """What is there is shown to everybody; what was deleted is not."""
    if request.method == "DELETE":
        if response.status == 204:
            request.memory[request.path] = True
        return response
    if response.status == 404 and request.path not in request.memory:
        return make_response(200, json={"network": {}})
    return response


def _find_for_all(body: dict[str, Any], request: Request) -> None:
    body["networks"] = [{"id": request.query["id"]}]


DEVIATIONS = (
    Deviation(
        name="isolation-network-seen",
        breaks="network.isolation.network",
        sentence="Another project can see a network.",
        service="network",
        methods=("GET", "DELETE"),
        path=NETWORK,
        when=_exists,
        action=EditResponse(_show_to_all, statuses=(200, 204, 404)),
    ),
    Deviation(
        name="isolation-network-found",
        breaks="network.isolation.network",
        sentence="Another project can find a network.",
        service="network",
        methods=("GET",),
        path=r"/networks",
        when=asks_by("id", "fields"),
        action=edit_json(_find_for_all),
    ),
    Deviation(
        name="isolation-network-changed",
        breaks="network.isolation.network",
        sentence="Another project can change a network.",
        service="network",
        methods=("PUT",),
        path=NETWORK,
        action=status(200, of=404),
    ),
    Deviation(
        name="isolation-network-change-shows",
        breaks="network.isolation.network",
        sentence="A network has the name that another project was refused to give it.",
        service="network",
        methods=("PUT", "GET"),
        path=NETWORK,
        action=after(refused(404), show_later("network", name="taken")),
    ),
    Deviation(
        name="isolation-network-used",
        breaks="network.isolation.network",
        sentence="Another project can put a port on a network.",
        service="network",
        methods=("POST",),
        path=r"/ports",
        action=status(201, of=404),
    ),
    Deviation(
        name="isolation-network-deleted",
        breaks="network.isolation.network",
        sentence="Another project can delete a network.",
        service="network",
        methods=("DELETE",),
        path=NETWORK,
        when=_exists,
        action=status(204, of=404),
    ),
    Deviation(
        name="isolation-network-vanishes",
        breaks="network.isolation.network",
        sentence="A network is gone that another project was refused to delete.",
        service="network",
        methods=("DELETE", "GET"),
        path=NETWORK,
        when=_exists,
        action=after(refused(404), turn(404, of=200)),
    ),
    Deviation(
        name="isolation-group-seen",
        breaks="network.isolation.security-group",
        sentence="Another project can see a security group.",
        service="network",
        methods=("GET", "DELETE"),
        path=GROUP,
        when=_exists,
        action=EditResponse(_show_to_all, statuses=(200, 204, 404)),
    ),
    Deviation(
        name="isolation-group-opened",
        breaks="network.isolation.security-group",
        sentence="Another project can add a rule to a security group.",
        service="network",
        methods=("POST",),
        path=r"/security-group-rules",
        action=status(201, of=403),
    ),
    Deviation(
        name="isolation-group-deleted",
        breaks="network.isolation.security-group",
        sentence="Another project can delete a security group.",
        service="network",
        methods=("DELETE",),
        path=GROUP,
        when=_exists,
        action=status(204, of=404),
    ),
    Deviation(
        name="isolation-group-vanishes",
        breaks="network.isolation.security-group",
        sentence="A security group is gone that another project was refused to delete.",
        service="network",
        methods=("DELETE", "GET"),
        path=GROUP,
        when=_exists,
        action=after(refused(404), turn(404, of=200)),
    ),
)
