"""Deviations of what other projects may do with images."""

from collections.abc import Callable
from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.afterwards import Cause, after, turn
from assay.lab.deviations.answers import respond
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.image import UNKNOWN
from assay.lab.deviations.queries import asks_by
from assay.lab.deviations.responses import edit_json, keep_items, replace, status

_IMAGE = r"/images/[^/]+"
_WITH_DATA = r"/images/[^/]+(/file)?"
_MEMBERS = r"/images/[^/]+/members"


def _becomes(visibility: str) -> Cause:
    """The request patched an image that is visible to these, and not protected."""

    def holds(request: Request, response: Response) -> bool:
        image = response.json
        patched = request.method == "PATCH" and isinstance(image, dict)
        return patched and image.get("visibility") == visibility and not image.get("protected")

    return holds


def _is_deleted(request: Request, response: Response) -> bool:
    return request.method == "DELETE" and response.status == 204


def _once(visibility: str, new: int, *, of: int) -> EditResponse:
    """An image that became visible to these is answered for with another status."""
    return after(_becomes(visibility), turn(new, of=of), until=_is_deleted)


def _lists(visibility: str) -> Callable[[Request], bool]:
    asks = asks_by("name", "visibility")
    return lambda request: asks(request) and request.query["visibility"] == visibility


def _also_that_of_others(body: Any, request: Request) -> None:
    if not body["images"]:
        body["images"].append({"id": UNKNOWN, "name": request.query["name"]})


def _refused_to_be_renamed(request: Request, response: Response) -> bool:
    return request.method == "PATCH" and response.status == 404


def _renamed(response: Response, request: Request) -> Response:
    body = response.json
    if request.method != "GET" or not isinstance(body, dict) or "name" not in body:
        return response
    return response.with_json({**body, "name": "taken"})


DEVIATIONS = (
    Deviation(
        name="image-betrayed-to-strangers",
        breaks="image.image.isolated",
        sentence="Other projects are told that a private image is forbidden, and so that there is one.",
        service="image",
        methods=("GET", "PATCH", "DELETE"),
        path=_WITH_DATA,
        action=_once("private", 403, of=404),
    ),
    Deviation(
        name="image-listed-to-strangers",
        breaks="image.image.isolated",
        sentence="The list of images shows private ones of other projects.",
        service="image",
        methods=("GET",),
        path=r"/images",
        when=asks_by("name", "status"),
        action=edit_json(_also_that_of_others),
    ),
    Deviation(
        name="image-renamed-by-strangers",
        breaks="image.image.isolated",
        sentence="Renaming a private image of another project is refused, and done.",
        service="image",
        methods=("GET", "PATCH"),
        path=rf"/images/(?!{UNKNOWN})[^/]+",
        action=after(_refused_to_be_renamed, _renamed),
    ),
    Deviation(
        name="image-community-hidden",
        breaks="image.image.community",
        sentence="A community image is not found by other projects.",
        service="image",
        methods=("GET", "PATCH"),
        path=_IMAGE,
        action=_once("community", 404, of=200),
    ),
    Deviation(
        name="image-community-listed-unasked",
        breaks="image.image.community",
        sentence="Community images of others are in everybody's list of images.",
        service="image",
        methods=("GET",),
        path=r"/images",
        when=asks_by("name", "limit"),
        action=edit_json(_also_that_of_others),
    ),
    Deviation(
        name="image-community-not-listed",
        breaks="image.image.community",
        sentence="The list of community images is empty.",
        service="image",
        methods=("GET",),
        path=r"/images",
        when=_lists("community"),
        action=keep_items("images", where=lambda image, request: False),
    ),
    Deviation(
        name="image-community-deleted-by-others",
        breaks="image.image.community",
        sentence="Other projects may delete a community image.",
        service="image",
        methods=("PATCH", "DELETE"),
        path=_IMAGE,
        action=_once("community", 204, of=403),
    ),
    Deviation(
        name="image-shared-with-everybody",
        breaks="image.member.share",
        sentence="A shared image is found by projects that it is not shared with.",
        service="image",
        methods=("GET", "PATCH", "DELETE"),
        path=_IMAGE,
        action=_once("shared", 200, of=404),
    ),
    Deviation(
        name="image-offer-accepted-at-once",
        breaks="image.member.share",
        sentence="A project has accepted an image as soon as it is offered.",
        service="image",
        methods=("POST",),
        path=_MEMBERS,
        action=replace("status", by="accepted"),
    ),
    Deviation(
        name="image-offer-lost",
        breaks="image.member.share",
        sentence="Offering an image to a project is accepted, and the project does not find it.",
        service="image",
        methods=("POST",),
        path=_MEMBERS,
        action=respond(200, json={"status": "pending"}),
    ),
    Deviation(
        name="image-offer-listed-unaccepted",
        breaks="image.member.share",
        sentence="Shared images are listed before they are accepted.",
        service="image",
        methods=("GET",),
        path=r"/images",
        when=_lists("shared"),
        action=edit_json(_also_that_of_others),
    ),
    Deviation(
        name="image-acceptance-not-told",
        breaks="image.member.share",
        sentence="Accepting an image is done, and said to be pending.",
        service="image",
        methods=("PUT",),
        path=rf"{_MEMBERS}/[^/]+",
        action=replace("status", by="pending"),
    ),
    Deviation(
        name="image-acceptance-swallowed",
        breaks="image.member.share",
        sentence="Accepting an image is said to be done, and does nothing.",
        service="image",
        methods=("PUT",),
        path=rf"{_MEMBERS}/[^/]+",
        action=respond(200, json={"status": "accepted"}),
    ),
    Deviation(
        name="image-deleted-by-member",
        breaks="image.member.share",
        sentence="A project that an image is shared with may delete it.",
        service="image",
        methods=("PATCH", "DELETE"),
        path=_IMAGE,
        action=_once("shared", 204, of=403),
    ),
    Deviation(
        name="image-offer-taken-back-otherwise",
        breaks="image.member.share",
        sentence="Taking back an image that was shared is answered with another status.",
        service="image",
        methods=("DELETE",),
        path=rf"{_MEMBERS}/[^/]+",
        action=status(200, of=204),
    ),
)
