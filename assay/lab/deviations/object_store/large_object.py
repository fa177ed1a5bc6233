"""Deviations of large objects."""

from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.conditions import header_is, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.object_store.wordings import OBJECT
from assay.lab.deviations.requests import drop_request_header, edit_request_json, forget_query
from assay.lab.deviations.responses import drop_header, truncate

_MANIFEST = "X-Object-Manifest"
_STATIC = "X-Static-Large-Object"


def _end_early(response: Response, request: Request) -> Response:
    return truncate(missing=5).edit(response, request) if response.header(_MANIFEST) else response


def _reverse(manifest: Any, request: Request) -> None:
    manifest.reverse()


def _forget_checksums(manifest: Any, request: Request) -> None:
    for entry in manifest:
        entry.pop("etag", None)


DEVIATIONS = (
    Deviation(
        name="object-dynamic-manifest-ignored",
        breaks="object-store.large-object.dynamic",
        sentence="The manifest of a dynamic large object is stored as an empty object.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        when=header_is(_MANIFEST),
        action=drop_request_header(_MANIFEST),
    ),
    Deviation(
        name="object-dynamic-ends-early",
        breaks="object-store.large-object.dynamic",
        sentence="A dynamic large object lacks the end of its last segment.",
        service="object-store",
        methods=("GET",),
        path=OBJECT,
        action=EditResponse(_end_early, needs_body=True),
    ),
    Deviation(
        name="object-dynamic-not-marked",
        breaks="object-store.large-object.dynamic",
        sentence="A dynamic large object does not tell where its segments are.",
        service="object-store",
        methods=("HEAD",),
        path=OBJECT,
        action=drop_header(_MANIFEST),
    ),
    Deviation(
        name="object-static-out-of-order",
        breaks="object-store.large-object.static",
        sentence="The segments of a static large object are put together from the last to the first.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        when=query_has("multipart-manifest", "put"),
        action=edit_request_json(_reverse),
    ),
    Deviation(
        name="object-static-not-marked",
        breaks="object-store.large-object.static",
        sentence="A static large object looks like any other.",
        service="object-store",
        methods=("HEAD",),
        path=OBJECT,
        action=drop_header(_STATIC),
    ),
    Deviation(
        name="object-static-checksums-not-compared",
        breaks="object-store.large-object.static-verified",
        sentence="The checksums in a manifest are not compared with those of the segments.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        when=query_has("multipart-manifest", "put"),
        action=edit_request_json(_forget_checksums),
    ),
    Deviation(
        name="object-static-segments-left",
        breaks="object-store.large-object.static-delete",
        sentence="Deleting a static large object with its segments leaves the segments.",
        service="object-store",
        methods=("DELETE",),
        path=OBJECT,
        when=query_has("multipart-manifest", "delete"),
        action=forget_query("multipart-manifest"),
    ),
)
