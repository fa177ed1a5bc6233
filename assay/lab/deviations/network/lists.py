"""Deviations of long lists, of what is refused in all lists, and of quotas."""

from dataclasses import replace as changed
from typing import Any

from assay.lab.deviations.actions import EditRequest
from assay.lab.deviations.conditions import query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.network.helpers import both, shown
from assay.lab.deviations.requests import edit_request_json, forget_query
from assay.lab.deviations.responses import replace, status

_LISTS = r"/networks|/subnets|/security-groups"
_MADE = r"/networks|/ports|/security-groups"
_LONGEST = 255


def _cut_name(body: dict[str, Any], request: Request) -> None:
    for thing in body.values():
        if isinstance(thing, dict):
            thing["name"] = thing.get("name", "")[:_LONGEST]


def _forget_unknown(body: dict[str, Any], request: Request) -> None:
    for thing in body.values():
        if isinstance(thing, dict):
            thing.pop("assay_unknown", None)


def _upwards(request: Request) -> Request:
    return changed(request, target=request.target.replace("sort_dir=desc", "sort_dir=asc"))


def _first_page(request: Request) -> bool:
    return "limit" in request.query and "marker" not in request.query


DEVIATIONS = (
    Deviation(
        name="list-limit-ignored",
        breaks="network.list.pages",
        sentence="A list of networks, subnets or security groups is longer than its limit.",
        service="network",
        methods=("GET",),
        path=_LISTS,
        when=_first_page,
        action=forget_query("limit"),
    ),
    Deviation(
        name="list-marker-ignored",
        breaks="network.list.pages",
        sentence="A list of networks, subnets or security groups begins anew instead of after its marker.",
        service="network",
        methods=("GET",),
        path=_LISTS,
        when=both(query_has("limit"), query_has("marker")),
        action=forget_query("marker"),
    ),
    Deviation(
        name="port-list-limit-ignored",
        breaks="network.port.pages",
        sentence="A list of ports is longer than its limit.",
        service="network",
        methods=("GET",),
        path=r"/ports",
        when=both(query_has("limit"), _first_page),
        action=forget_query("limit"),
    ),
    Deviation(
        name="port-list-without-links",
        breaks="network.port.pages",
        sentence="A page of ports has no link to the next.",
        service="network",
        methods=("GET",),
        path=r"/ports",
        when=query_has("limit"),
        action=replace("ports_links", by=[]),
    ),
    Deviation(
        name="port-list-marker-ignored",
        breaks="network.port.pages",
        sentence="The link to the next page of ports leads to the first.",
        service="network",
        methods=("GET",),
        path=r"/ports",
        when=query_has("marker"),
        action=forget_query("marker"),
    ),
    Deviation(
        name="port-list-direction-ignored",
        breaks="network.port.pages",
        sentence="A list of ports that is to be sorted downwards is sorted upwards.",
        service="network",
        methods=("GET",),
        path=r"/ports",
        when=query_has("sort_dir", "desc"),
        action=EditRequest(_upwards),
    ),
    Deviation(
        name="name-cut",
        breaks="network.name.too-long",
        sentence="A name that is too long is cut.",
        service="network",
        methods=("POST",),
        path=_MADE,
        action=edit_request_json(_cut_name),
    ),
    Deviation(
        name="attribute-forgotten",
        breaks="network.attribute.unknown",
        sentence="An attribute that there is not is ignored.",
        service="network",
        methods=("POST",),
        path=_MADE,
        action=edit_request_json(_forget_unknown),
    ),
    Deviation(
        name="network-quota-not-found",
        breaks="network.quota.show",
        sentence="The quota of the tenant's own project is answered with another status.",
        service="network",
        methods=("GET",),
        path=r"/quotas/[^/]+",
        action=status(203, of=200),
    ),
    Deviation(
        name="network-quota-without-numbers",
        breaks="network.quota.show",
        sentence="The quota tells no numbers.",
        service="network",
        methods=("GET",),
        path=r"/quotas/[^/]+",
        action=shown("quota", network="many", subnet="many", port="many"),
    ),
)
