"""Deviations of what images are shown and listed as, and of the statuses that requests are answered with."""

from dataclasses import replace as changed
from typing import Any

from assay.lab.deviations.actions import EditRequest, EditResponse
from assay.lab.deviations.afterwards import after
from assay.lab.deviations.answers import respond
from assay.lab.deviations.conditions import body_has, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.image import UNKNOWN
from assay.lab.deviations.queries import asks_by
from assay.lab.deviations.requests import forget_query
from assay.lab.deviations.responses import drop_key, edit_json, keep_items, replace, status

_IMAGE = r"/images/[^/]+"
_CREATED = {
    "name": "another",
    "disk_format": "iso",
    "container_format": "ova",
    "min_ram": 1,
    "owner": UNKNOWN,
    "status": "active",
    "size": 1,
}


def _if_has(key: str, **wrong: Any) -> Any:
    """An image that has this property is shown with these wrong."""

    def edit(body: Any, request: Request) -> None:
        if isinstance(body, dict) and key in body:
            body.update(wrong)

    return edit_json(edit)


def _deleted_otherwise(response: Response, request: Request) -> Response:
    """But for images that were patched, which may be protected."""
    patched: set[str] = request.memory.setdefault("patched", set())
    if request.method == "PATCH":
        patched.add(request.path)
    elif response.status == 204 and request.path not in patched:
        return changed(response, status=200, reason="")
    return response


def _refused_change(request: Request, response: Response) -> bool:
    return request.method == "PATCH" and response.status == 403


def _of_one_byte(response: Response, request: Request) -> Response:
    body = response.json
    return response.with_json({**body, "size": 1}) if request.method == "GET" and body else response


def _refused_removal(request: Request, response: Response) -> bool:
    return request.method == "DELETE" and response.status == 404


def _untagged(response: Response, request: Request) -> Response:
    body = response.json
    return response.with_json({**body, "tags": []}) if request.method == "GET" and body else response


def _asks_for_all(request: Request) -> bool:
    return set(request.query) <= {"limit", "marker"}


def _upwards(request: Request) -> Request:
    return changed(request, target=request.target.replace("sort_dir=desc", "sort_dir=asc"))


def _first_twice(body: Any, request: Request) -> None:
    body["images"] += body["images"][:1]


DEVIATIONS = (
    Deviation(
        name="image-shown-as-another",
        breaks="image.image.create",
        sentence="A new image is shown with formats, needs, owner, status and size that nobody gave it.",
        service="image",
        methods=("GET",),
        path=_IMAGE,
        action=_if_has("assay_purpose", **_CREATED),
    ),
    Deviation(
        name="image-creation-answered-otherwise",
        breaks="image.image.create",
        sentence="The creation of an image is answered with another status.",
        service="image",
        methods=("POST",),
        path=r"/images",
        when=body_has("assay_purpose"),
        action=status(200, of=201),
    ),
    Deviation(
        name="image-with-data-shown-as-another",
        breaks="image.image.get",
        sentence="An image is shown with the id, the name, the owner and the size of another.",
        service="image",
        methods=("GET",),
        path=_IMAGE,
        action=_if_has("assay_shown", id=UNKNOWN, name="another", owner=UNKNOWN, size=1),
    ),
    Deviation(
        name="image-deletion-answered-otherwise",
        breaks="image.image.delete",
        sentence="The deletion of an image is answered with another status.",
        service="image",
        methods=("PATCH", "DELETE"),
        path=_IMAGE,
        action=EditResponse(_deleted_otherwise, statuses=range(200, 600)),
    ),
    *(
        Deviation(
            name=f"image-without-an-id-{done}",
            breaks=f"image.image.{verb}-unknown",
            sentence=f"An image without an id is said to be {done}.",
            service="image",
            methods=(method,),
            path=r"/images/",
            action=respond(200, json={}),
        )
        for verb, done, method in (("get", "shown", "GET"), ("delete", "deleted", "DELETE"))
    ),
    Deviation(
        name="image-upload-answered-otherwise",
        breaks="image.image.download",
        sentence="The upload of an image's data is answered with another status.",
        service="image",
        methods=("PUT",),
        path=rf"{_IMAGE}/file",
        action=status(200, of=204),
    ),
    Deviation(
        name="image-patch-answered-otherwise",
        breaks="image.image.update",
        sentence="A patch of an image is answered with another status.",
        service="image",
        methods=("PATCH",),
        path=_IMAGE,
        action=status(202, of=200),
    ),
    Deviation(
        name="image-patch-changes-the-rest",
        breaks="image.image.update",
        sentence="An image that is given a property forgets others.",
        service="image",
        methods=("GET",),
        path=_IMAGE,
        action=_if_has("assay_new", assay_kept="", min_ram=0),
    ),
    Deviation(
        name="image-changed-although-refused",
        breaks="image.image.update-readonly",
        sentence="Changing what the service says of an image is refused, and done.",
        service="image",
        methods=("GET", "PATCH"),
        path=_IMAGE,
        action=after(_refused_change, _of_one_byte),
    ),
    *(
        Deviation(
            name=name,
            breaks=f"image.image.{check}",
            sentence=sentence,
            service="image",
            methods=("GET",),
            path=r"/images",
            when=when,
            action=action,
        )
        for name, check, sentence, when, action in (
            (
                "image-list-has-one-twice",
                "list",
                "The unfiltered list of images has one of them twice.",
                _asks_for_all,
                edit_json(_first_twice),
            ),
            (
                "image-list-begins-elsewhere",
                "list",
                "A page of the list of images says that the list begins somewhere else.",
                _asks_for_all,
                replace("first", by="/v2/elsewhere"),
            ),
            (
                "image-list-by-tag-empty",
                "list-filter",
                "The list of images is empty if a tag is asked for.",
                asks_by("tag"),
                keep_items("images", where=lambda image, request: False),
            ),
            (
                "image-list-by-all-empty",
                "list-filter",
                "The list of images is empty if everything is asked for at once.",
                lambda request: {"name", "size_min"} <= set(request.query),
                keep_items("images", where=lambda image, request: False),
            ),
            (
                "image-filter-size-ignored",
                "list-filter",
                "The list of images is not narrowed by size.",
                asks_by("tag", "size"),
                forget_query("size"),
            ),
            (
                "image-list-next-elsewhere",
                "list-pages",
                "A page of the list of images links to another page than the next.",
                lambda request: query_has("tag")(request) and query_has("limit")(request),
                replace("next", by="/v2/images?limit=3"),
            ),
            (
                "image-list-never-downwards",
                "list-sort",
                "The list of images is sorted upwards, whichever direction is asked for.",
                query_has("sort_dir", "desc"),
                EditRequest(_upwards),
            ),
        )
    ),
    Deviation(
        name="image-tags-lost-with-unknown",
        breaks="image.tag.delete-unknown",
        sentence="Removing a tag that an image does not have is refused, and removes those that it has.",
        service="image",
        methods=("GET", "DELETE"),
        path=rf"{_IMAGE}(/tags/[^/]+)?",
        action=after(_refused_removal, _untagged),
    ),
    Deviation(
        name="image-tagging-answered-otherwise",
        breaks="image.tag.set",
        sentence="Giving a tag to an image and removing it are answered with another status.",
        service="image",
        methods=("PUT", "DELETE"),
        path=rf"{_IMAGE}/tags/(one|two)",
        action=status(200, of=204),
    ),
    *(
        Deviation(
            name=f"image-schema-of-{what}-called-otherwise",
            breaks="image.schema.get",
            sentence=f"The schema of {what.replace('-', ' ')} has another name.",
            service="image",
            methods=("GET",),
            path=path,
            action=replace("name", by="picture"),
        )
        for what, path in (("an-image", r"/schemas/image"), ("a-list", r"/schemas/images"))
    ),
    Deviation(
        name="image-schema-lacks-a-number",
        breaks="image.schema.get",
        sentence="The schema of an image does not describe the memory that it needs.",
        service="image",
        methods=("GET",),
        path=r"/schemas/image",
        action=drop_key("properties", "min_ram"),
    ),
)
