"""Deviations of images: their creation, update and deletion, and what they show."""

from typing import Any

from assay.lab.deviations.afterwards import after, turn
from assay.lab.deviations.answers import respond, swallow
from assay.lab.deviations.conditions import body_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.forgetfulness import swallow_first_deletion
from assay.lab.deviations.image import UNKNOWN
from assay.lab.deviations.requests import drop_from_request, edit_request_json
from assay.lab.deviations.responses import edit_body, replace, set_key, status

_CHUNK = 64 * 1024


def _without_last_chunk(body: bytes) -> bytes:
    return body[:_CHUNK] if len(body) > _CHUNK else body


def _second_chunk_flipped(body: bytes) -> bytes:
    return body[:_CHUNK] + bytes([body[_CHUNK] ^ 0xFF]) + body[_CHUNK + 1 :] if len(body) > _CHUNK else body


def _drop_operations(operation: str, path: str = "") -> Any:
    """The cloud does not hear these operations of a patch."""

    def edit(patch: Any, request: Request) -> None:
        patch[:] = [one for one in patch if one["op"] != operation or not one["path"].startswith(path)]

    return edit_request_json(edit)


def _is_deleted(request: Request, response: Response) -> bool:
    return request.method == "DELETE" and response.status == 204


def _data_is_there(response: Response, request: Request) -> Response:
    return turn(200, of=404)(response, request) if request.path.endswith("/file") else response


DEVIATIONS = (
    Deviation(
        name="image-minimum-forgotten",
        breaks="image.image.create",
        sentence="A new image does not keep the size of disk that it needs.",
        service="image",
        methods=("POST",),
        path=r"/images",
        when=body_has("assay_purpose"),
        action=drop_from_request("min_disk"),
    ),
    Deviation(
        name="image-property-forgotten",
        breaks="image.image.create",
        sentence="A new image does not keep a property of its owner's own.",
        service="image",
        methods=("POST",),
        path=r"/images",
        when=body_has("assay_purpose"),
        action=drop_from_request("assay_purpose"),
    ),
    Deviation(
        name="image-visibility-widened",
        breaks="image.image.create",
        sentence="An image that should be private is created shared.",
        service="image",
        methods=("POST",),
        path=r"/images",
        when=body_has("assay_purpose"),
        action=edit_request_json(lambda body, request: body.update(visibility="shared")),
    ),
    Deviation(
        name="image-digest-wrong",
        breaks="image.image.get",
        sentence="An image is shown with the digest of other data.",
        service="image",
        methods=("GET",),
        path=r"/images/[^/]+",
        action=replace("os_hash_value", by=lambda digest: digest and digest[::-1]),
    ),
    Deviation(
        name="image-digest-of-unknown-kind",
        breaks="image.image.get",
        sentence="An image does not say how its digest is made.",
        service="image",
        methods=("GET",),
        path=r"/images/[^/]+",
        action=set_key("os_hash_algo", to=None),
    ),
    Deviation(
        name="image-unknown-shown",
        breaks="image.image.get-unknown",
        sentence="An image that does not exist is shown, empty.",
        service="image",
        methods=("GET",),
        path=rf"/images/{UNKNOWN}",
        action=respond(200, json={"id": UNKNOWN}),
    ),
    Deviation(
        name="image-unknown-without-data",
        breaks="image.image.get-unknown",
        sentence="The data of an image that does not exist is said to be empty.",
        service="image",
        methods=("GET",),
        path=rf"/images/{UNKNOWN}/file",
        action=swallow(204),
    ),
    Deviation(
        name="image-download-corrupted",
        breaks="image.image.download",
        sentence="The second chunk of an image's data comes with a wrong byte.",
        service="image",
        methods=("GET",),
        path=r"/images/[^/]+/file",
        action=edit_body(_second_chunk_flipped),
    ),
    Deviation(
        name="image-download-truncated",
        breaks="image.image.download",
        sentence="A download ends after its first chunk and looks complete.",
        service="image",
        methods=("GET",),
        path=r"/images/[^/]+/file",
        action=edit_body(_without_last_chunk),
    ),
    Deviation(
        name="image-patch-addition-ignored",
        breaks="image.image.update",
        sentence="A patch does not add properties to an image.",
        service="image",
        methods=("PATCH",),
        path=r"/images/[^/]+",
        action=_drop_operations("add"),
    ),
    Deviation(
        name="image-patch-removal-ignored",
        breaks="image.image.update",
        sentence="A patch does not remove properties of an image.",
        service="image",
        methods=("PATCH",),
        path=r"/images/[^/]+",
        action=_drop_operations("remove"),
    ),
    Deviation(
        name="image-rename-ignored",
        breaks="image.image.update",
        sentence="A patch does not rename an image.",
        service="image",
        methods=("PATCH",),
        path=rf"/images/(?!{UNKNOWN})[^/]+",
        action=_drop_operations("replace", "/name"),
    ),
    Deviation(
        name="image-unknown-updated",
        breaks="image.image.update-unknown",
        sentence="An image that does not exist is patched.",
        service="image",
        methods=("PATCH",),
        path=rf"/images/{UNKNOWN}",
        action=respond(200, json={"id": UNKNOWN}),
    ),
    Deviation(
        name="image-unknown-tagged",
        breaks="image.image.update-unknown",
        sentence="An image that does not exist is tagged.",
        service="image",
        methods=("PUT",),
        path=rf"/images/{UNKNOWN}/tags/[^/]+",
        action=swallow(204),
    ),
    Deviation(
        name="image-read-only-change-accepted",
        breaks="image.image.update-readonly",
        sentence="Changing what the service says of an image is said to be done.",
        service="image",
        methods=("PATCH",),
        path=r"/images/[^/]+",
        action=status(200, of=403),
    ),
    Deviation(
        name="image-deletion-swallowed",
        breaks="image.image.delete",
        sentence="Deleting an image is accepted, and the image stays.",
        service="image",
        methods=("PATCH", "DELETE"),
        path=rf"/images/(?!{UNKNOWN})[^/]+",
        # An image that was patched may be protected, and then the cloud has to refuse.
        action=swallow_first_deletion(204, spare=lambda request: request.path),
    ),
    Deviation(
        name="image-data-outlives-image",
        breaks="image.image.delete",
        sentence="The data of a deleted image can still be asked for.",
        service="image",
        methods=("GET", "DELETE"),
        path=rf"/images/(?!{UNKNOWN})[^/]+(/file)?",
        action=after(_is_deleted, _data_is_there),
    ),
    Deviation(
        name="image-unknown-deleted",
        breaks="image.image.delete-unknown",
        sentence="Deleting an image that does not exist is accepted.",
        service="image",
        methods=("DELETE",),
        path=rf"/images/{UNKNOWN}",
        action=swallow(204),
    ),
    Deviation(
        name="image-protection-ignored",
        breaks="image.image.delete-protected",
        sentence="Protecting an image is accepted and protects nothing.",
        service="image",
        methods=("PATCH",),
        path=rf"/images/(?!{UNKNOWN})[^/]+",
        action=_drop_operations("replace", "/protected"),
    ),
)
