"""Deviations of the tags of servers."""

from dataclasses import replace as changed
from typing import Any

from assay.lab.deviations.actions import EditRequest
from assay.lab.deviations.answers import swallow
from assay.lab.deviations.conditions import body_has, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.requests import drop_from_request, edit_request_json, forget_query
from assay.lab.deviations.responses import keep_items, replace, status

_TAGS = r"/servers/[^/]+/tags"
_TAG = r"/servers/[^/]+/tags/[^/]+"
_LONGEST = 60


def _remove_all(request: Request) -> Request:
    return changed(request, target=request.target.rpartition("/")[0])


def _sets(tag: str) -> Any:
    return lambda request: body_has("tags")(request) and tag in request.json["tags"]


def _cut(body: Any, request: Request) -> None:
    body["tags"] = [tag[:_LONGEST] for tag in body["tags"]]


DEVIATIONS = (
    Deviation(
        name="server-tag-made-unsaid",
        breaks="compute.server-tag.set",
        sentence="Setting a new tag answers as if the server had it.",
        service="compute",
        methods=("PUT",),
        path=_TAG,
        action=status(204, of=201),
    ),
    Deviation(
        name="server-tag-not-found",
        breaks="compute.server-tag.set",
        sentence="A tag that a server has is not found.",
        service="compute",
        methods=("GET",),
        path=_TAG,
        action=status(404, of=204),
    ),
    Deviation(
        name="server-tag-made-twice",
        breaks="compute.server-tag.set",
        sentence="Setting a tag that a server has answers as if it were new.",
        service="compute",
        methods=("PUT",),
        path=_TAG,
        action=status(201, of=204),
    ),
    Deviation(
        name="server-tag-not-listed",
        breaks="compute.server-tag.set",
        sentence="A tag is missing in the list of a server's tags.",
        service="compute",
        methods=("GET",),
        path=_TAGS,
        action=keep_items("tags", where=lambda tag, request: tag != "blue"),
    ),
    Deviation(
        name="server-tag-removal-swallowed",
        breaks="compute.server-tag.set",
        sentence="Removing a tag from a server is accepted and does nothing.",
        service="compute",
        methods=("DELETE",),
        path=_TAG,
        action=swallow(204),
    ),
    Deviation(
        name="server-tag-removal-of-all",
        breaks="compute.server-tag.set",
        sentence="Removing a tag from a server removes all of them.",
        service="compute",
        methods=("DELETE",),
        path=_TAG,
        action=EditRequest(_remove_all),
    ),
    Deviation(
        name="server-tags-answer-empty",
        breaks="compute.server-tag.replace",
        sentence="Replacing the tags of a server answers without them.",
        service="compute",
        methods=("PUT",),
        path=_TAGS,
        when=_sets("new"),
        action=replace("tags", by=[]),
    ),
    Deviation(
        name="server-tags-merged",
        breaks="compute.server-tag.replace",
        sentence="Replacing the tags of a server keeps one that it had.",
        service="compute",
        methods=("PUT",),
        path=_TAGS,
        when=_sets("new"),
        action=edit_request_json(lambda body, request: body["tags"].append("old")),
    ),
    Deviation(
        name="server-tags-clearing-swallowed",
        breaks="compute.server-tag.clear",
        sentence="Removing all tags of a server is accepted and does nothing.",
        service="compute",
        methods=("DELETE",),
        path=_TAGS,
        action=swallow(204),
    ),
    Deviation(
        name="server-tags-ignored-at-creation",
        breaks="compute.server-tag.filter",
        sentence="A server that is created with tags gets none.",
        service="compute",
        methods=("POST",),
        path=r"/servers",
        when=body_has("server", "tags"),
        action=drop_from_request("server", "tags"),
    ),
    Deviation(
        name="server-tags-filter-ignored",
        breaks="compute.server-tag.filter",
        sentence="Servers are not filtered by tags that they must have.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=query_has("tags"),
        action=forget_query("tags"),
    ),
    Deviation(
        name="server-tags-too-many-accepted",
        breaks="compute.server-tag.invalid",
        sentence="Tags that are none are accepted and forgotten.",
        service="compute",
        methods=("PUT",),
        path=_TAGS,
        action=status(200, of=400),
    ),
    Deviation(
        name="server-tag-cut",
        breaks="compute.server-tag.invalid",
        sentence="A tag that is too long is set as far as it fits.",
        service="compute",
        methods=("PUT",),
        path=_TAGS,
        when=_sets("x" * (_LONGEST + 1)),
        action=edit_request_json(_cut),
    ),
)
