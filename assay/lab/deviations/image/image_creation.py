"""Deviations of what a new image may be."""

from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.conditions import query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.requests import drop_from_request, edit_request_json, forget_query

_IMPOSSIBLE = {
    "disk_format": "no-such-format",
    "container_format": "no-such-format",
    "visibility": "no-such-visibility",
    "min_disk": -1,
    "id": "no-such-id",
}
_EVERY_STATUS = range(200, 600)


def _forget_the_impossible(body: Any, request: Request) -> None:
    for field, value in _IMPOSSIBLE.items():
        if body.get(field) == value:
            del body[field]


def _wants_an_id(request: Request) -> bool:
    body = request.json
    return isinstance(body, dict) and body.get("id") not in (None, _IMPOSSIBLE["id"])


def _name_of_the_second(response: Response, request: Request) -> Response:
    """The second image of an id is refused, and the first takes its name."""
    body = request.json if request.method == "POST" else response.json
    if not isinstance(body, dict):
        return response
    if request.method == "POST" and response.status == 409:
        request.memory[f"/images/{body['id']}"] = body["name"]
    elif request.method == "GET" and request.path in request.memory and response.status == 200:
        return response.with_json({**body, "name": request.memory[request.path]})
    return response


def _is_foreign(request: Request) -> bool:
    body = request.json
    return isinstance(body, dict) and not str(body.get("name")).isascii()


def _in_ascii(body: Any, request: Request) -> None:
    for field in ("name", "assay_place"):
        body[field] = body[field].encode("ascii", "replace").decode()
    body["tags"] = [tag.encode("ascii", "replace").decode() for tag in body["tags"]]


DEVIATIONS = (
    Deviation(
        name="image-impossible-created",
        breaks="image.image.create-invalid",
        sentence="What cannot be is left out of a new image instead of refused.",
        service="image",
        methods=("POST",),
        path=r"/images",
        action=edit_request_json(_forget_the_impossible),
    ),
    Deviation(
        name="image-id-chosen-by-the-cloud",
        breaks="image.image.create-conflict",
        sentence="A new image gets an id of the cloud's choice, whatever was asked for.",
        service="image",
        methods=("POST",),
        path=r"/images",
        when=_wants_an_id,
        action=drop_from_request("id"),
    ),
    Deviation(
        name="image-named-by-the-refused",
        breaks="image.image.create-conflict",
        sentence="A second image of an id is refused, and renames the first.",
        service="image",
        methods=("POST", "GET"),
        path=r"/images(/[^/]+)?",
        action=EditResponse(_name_of_the_second, statuses=_EVERY_STATUS, needs_body=True),
    ),
    Deviation(
        name="image-name-ascii-only",
        breaks="image.image.name",
        sentence="Letters other than the English ones become question marks in an image.",
        service="image",
        methods=("POST",),
        path=r"/images",
        when=_is_foreign,
        action=edit_request_json(_in_ascii),
    ),
    Deviation(
        name="image-list-sort-ignored",
        breaks="image.image.list-sort-keys",
        sentence="The list of images takes no notice of keys and directions that are asked for together.",
        service="image",
        methods=("GET",),
        path=r"/images",
        when=query_has("sort"),
        action=forget_query("sort"),
    ),
)
