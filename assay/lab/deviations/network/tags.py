"""Deviations of tags."""

from assay.lab.deviations.afterwards import after
from assay.lab.deviations.answers import respond, swallow
from assay.lab.deviations.conditions import query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.network.helpers import body_where, refused
from assay.lab.deviations.requests import edit_request_json, forget_query
from assay.lab.deviations.responses import edit_json, status

TAGS = r"/networks/[^/]+/tags"
_LISTS = r"/networks|/subnets|/ports"


def _empty(body: dict[str, object], request: Request) -> None:
    for key in body:
        body[key] = []


def _limits_set(response: Response, request: Request) -> Response:
    body = response.json
    if isinstance(body, dict) and "tags" in body:
        return response.with_json({"tags": [*body["tags"], "assay-limits"]})
    return response


DEVIATIONS = (
    Deviation(
        name="tag-but-the-first-lost",
        breaks="network.tag.set",
        sentence="Of several tags that are set the first alone is.",
        service="network",
        methods=("PUT",),
        path=TAGS,
        when=body_where(lambda body: body["tags"] == ["red", "round"]),
        action=edit_request_json(lambda body, request: body["tags"].pop()),
    ),
    Deviation(
        name="tag-not-added",
        breaks="network.tag.set",
        sentence="Adding a tag is answered with success and does nothing.",
        service="network",
        methods=("PUT",),
        path=r"/networks/[^/]+/tags/blue",
        action=respond(201),
    ),
    Deviation(
        name="tag-removed-goes-on-being-found",
        breaks="network.tag.set",
        sentence="A tag that was removed goes on being found.",
        service="network",
        methods=("GET",),
        path=r"/networks/[^/]+/tags/red",
        action=status(204, of=404),
    ),
    Deviation(
        name="tag-not-all-removed",
        breaks="network.tag.set",
        sentence="Removing all tags is answered with success and does nothing.",
        service="network",
        methods=("DELETE",),
        path=TAGS,
        action=swallow(204),
    ),
    Deviation(
        name="tag-filter-finds-nothing",
        breaks="network.tag.filter",
        sentence="A listing by tags is empty.",
        service="network",
        methods=("GET",),
        path=_LISTS,
        when=query_has("tags"),
        action=edit_json(_empty),
    ),
    Deviation(
        name="tag-filter-ignored",
        breaks="network.tag.filter",
        sentence="A listing of ports by tags holds ports without them, too.",
        service="network",
        methods=("GET",),
        path=r"/ports",
        when=query_has("tags"),
        action=forget_query("tags"),
    ),
    Deviation(
        name="tag-any-filter-finds-nothing",
        breaks="network.tag.filter",
        sentence="A listing by any of several tags is empty.",
        service="network",
        methods=("GET",),
        path=_LISTS,
        when=query_has("tags-any"),
        action=edit_json(_empty),
    ),
    Deviation(
        name="tag-not-filter-ignored",
        breaks="network.tag.filter",
        sentence="A listing of what lacks a tag holds what has it, too.",
        service="network",
        methods=("GET",),
        path=_LISTS,
        when=query_has("not-tags"),
        action=forget_query("not-tags"),
    ),
    Deviation(
        name="tag-unchecked",
        breaks="network.tag.limits",
        sentence="Tags that there cannot be are answered with success.",
        service="network",
        methods=("PUT",),
        path=TAGS,
        action=status(200, of=400),
    ),
    Deviation(
        name="tag-set-in-spite",
        breaks="network.tag.limits",
        sentence="A tag that was refused with another is set all the same.",
        service="network",
        methods=("PUT", "GET"),
        path=TAGS,
        action=after(refused(400), _limits_set),
    ),
)
