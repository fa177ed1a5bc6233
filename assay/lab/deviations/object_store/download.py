"""Deviations of downloading and deleting objects."""

from typing import Any

from assay.lab.deviations.actions import Answer, EditResponse
from assay.lab.deviations.answers import make_response
from assay.lab.deviations.conditions import header_is
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.object_store.wordings import CONTAINER, OBJECT
from assay.lab.deviations.requests import drop_request_header, set_request_header
from assay.lab.deviations.responses import flip_byte, status, truncate


def _asks_for_one_part(request: Request) -> bool:
    """It asks for one part that lies within the object."""
    return request.header("Range") in ("bytes=4-9", "bytes=-5")


def _there_after_deletion(request: Request) -> Response | None:
    if request.method == "DELETE":
        if not request.query:
            request.memory[request.path] = True
    elif request.path in request.memory:
        return make_response(200, headers={"Content-Type": "text/plain", "ETag": "0" * 32})
    return None


def _listed_after_deletion(response: Response, request: Request) -> Response:
    deleted: list[str] = request.memory.setdefault("deleted", [])
    if request.method == "DELETE":
        deleted.append(request.path)
        return response
    here = [path.removeprefix(f"{request.path}/") for path in deleted if path.startswith(f"{request.path}/")]
    listing: Any = response.json
    # Who asks for versions too is about to delete them all, and would never come to an end.
    if not here or not isinstance(listing, list) or "versions" in request.query:
        return response
    ghosts = [{"name": name, "bytes": 0, "hash": "0" * 32, "content_type": "text/plain"} for name in here]
    return response.with_json([*listing, *ghosts])


DEVIATIONS = (
    Deviation(
        name="object-content-corrupted",
        breaks="object-store.object.get",
        sentence="One byte of a downloaded object differs from what was uploaded.",
        service="object-store",
        methods=("GET",),
        path=r"/[^/]+/[^/]+-bytes-[0-9]+",
        action=flip_byte(),
    ),
    Deviation(
        name="object-content-truncated",
        breaks="object-store.object.get",
        sentence="A downloaded object lacks its last byte, and the response looks complete.",
        service="object-store",
        methods=("GET",),
        path=r"/[^/]+/[^/]+-bytes-[0-9]+",
        action=truncate(missing=1),
    ),
    Deviation(
        name="object-range-ignored",
        breaks="object-store.object.range",
        sentence="Who asks for a part of an object gets the whole.",
        service="object-store",
        methods=("GET",),
        path=OBJECT,
        when=_asks_for_one_part,
        action=drop_request_header("Range"),
    ),
    Deviation(
        name="object-range-without-its-end",
        breaks="object-store.object.range",
        sentence="The last byte of a range is left out.",
        service="object-store",
        methods=("GET",),
        path=OBJECT,
        when=_asks_for_one_part,
        action=truncate(missing=1),
    ),
    *(
        Deviation(
            name=f"object-{condition.lower()}-ignored",
            breaks="object-store.object.conditional",
            sentence=f"A download with {condition} is sent, whatever the condition.",
            service="object-store",
            methods=("GET",),
            path=OBJECT,
            when=header_is(condition),
            action=drop_request_header(condition),
        )
        for condition in ("If-None-Match", "If-Match")
    ),
    Deviation(
        name="object-lifetime-ignored",
        breaks="object-store.object.expire",
        sentence="An object that should expire is stored for ever.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        when=header_is("X-Delete-After"),
        action=drop_request_header("X-Delete-After"),
    ),
    Deviation(
        name="object-lifetime-in-minutes",
        breaks="object-store.object.expire",
        sentence="An object that should expire after seconds lasts as many minutes.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        when=header_is("X-Delete-After", "6"),
        action=set_request_header("X-Delete-After", "360"),
    ),
    Deviation(
        name="object-there-after-deletion",
        breaks="object-store.object.delete",
        sentence="A deleted object goes on showing itself.",
        service="object-store",
        methods=("DELETE", "HEAD"),
        path=OBJECT,
        action=Answer(_there_after_deletion),
    ),
    Deviation(
        name="object-listed-after-deletion",
        breaks="object-store.object.delete",
        sentence="A deleted object goes on being listed.",
        service="object-store",
        methods=("DELETE", "GET"),
        path=rf"{CONTAINER}|{OBJECT}",
        action=EditResponse(_listed_after_deletion, needs_body=True),
    ),
    Deviation(
        name="object-deleted-twice",
        breaks="object-store.object.delete",
        sentence="Deleting an object that does not exist is a success.",
        service="object-store",
        methods=("DELETE",),
        path=OBJECT,
        action=status(204, of=404),
    ),
)
