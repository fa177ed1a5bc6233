"""Deviations of uploading, copying and keeping objects."""

from dataclasses import replace
from typing import Any

from assay.lab.deviations.actions import Answer, EditRequest
from assay.lab.deviations.answers import make_response, swallow
from assay.lab.deviations.conditions import header_is
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.object_store.wordings import CONTAINER, OBJECT, lists_all, names_after
from assay.lab.deviations.requests import (
    drop_request_header,
    edit_upload,
    set_request_header,
)
from assay.lab.deviations.responses import edit_json

_META = "X-Object-Meta-"
_VERSIONS = "X-Versions-Location"


def _keep_old_metadata(request: Request) -> Request:
    known: dict[str, str] = request.memory.setdefault(request.path, {})
    missing = {name: value for name, value in known.items() if name not in names_after(request, _META)}
    known.update({name: request.header(_META + name) or "" for name in names_after(request, _META)})
    return replace(
        request, headers=(*request.headers, *((_META + name, value) for name, value in missing.items()))
    )


def _keep_the_first(request: Request) -> Response | None:
    if not names_after(request, _META):
        return None
    if request.path in request.memory:
        return make_response(201)
    request.memory[request.path] = True
    return None


def _plus_is_space(listing: Any, request: Request) -> None:
    for item in listing:
        item["name"] = item["name"].replace("+", " ")


def _ascii_names(listing: Any, request: Request) -> None:
    for item in listing:
        item["name"] = item["name"].encode("ascii", "replace").decode()


def _copies_another(request: Request) -> bool:
    """It creates an object from another one, not anew from itself."""
    return request.header("X-Copy-From") not in (None, request.path)


def _copy_moves(request: Request) -> Response | None:
    if request.method == "COPY":
        request.memory[request.path] = True
    elif request.path in request.memory:
        return make_response(404)
    return None


def _history_instead(request: Request) -> Request:
    location = request.header(_VERSIONS) or ""
    return request.without_header(_VERSIONS).with_header("X-History-Location", location)


DEVIATIONS = (
    Deviation(
        name="object-upload-altered",
        breaks="object-store.object.create",
        sentence="Letters are made small in the text that is uploaded.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        when=header_is("Content-Type", "text/csv"),
        action=edit_upload(bytes.lower),
    ),
    Deviation(
        name="object-type-guessed",
        breaks="object-store.object.create",
        sentence="An object gets a type that the store guesses instead of the one given.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        when=header_is("Content-Type", "text/csv"),
        action=set_request_header("Content-Type", "application/octet-stream"),
    ),
    Deviation(
        name="object-metadata-lost",
        breaks="object-store.object.create",
        sentence="An object is stored without its metadata.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        when=header_is("X-Object-Meta-Colour"),
        action=drop_request_header("X-Object-Meta-Colour"),
    ),
    Deviation(
        name="object-checksum-not-compared",
        breaks="object-store.object.create-verified",
        sentence="The checksum that comes with an upload is not compared with what arrived.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        when=header_is("ETag"),
        action=drop_request_header("ETag"),
    ),
    Deviation(
        name="object-replaced-keeps-metadata",
        breaks="object-store.object.replace",
        sentence="An object that is uploaded again keeps metadata of the one before.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        action=EditRequest(_keep_old_metadata),
    ),
    Deviation(
        name="object-never-replaced",
        breaks="object-store.object.replace",
        sentence="A second upload of an object with metadata is accepted, and the first stays.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        action=Answer(_keep_the_first),
    ),
    Deviation(
        name="object-name-plus-is-space",
        breaks="object-store.object.name",
        sentence="A plus in the name of an object is listed as a space.",
        service="object-store",
        methods=("GET",),
        path=CONTAINER,
        when=lists_all,
        action=edit_json(_plus_is_space),
    ),
    Deviation(
        name="object-name-ascii-only",
        breaks="object-store.object.name",
        sentence="Letters other than the English ones are listed as question marks in names of objects.",
        service="object-store",
        methods=("GET",),
        path=CONTAINER,
        when=lists_all,
        action=edit_json(_ascii_names),
    ),
    Deviation(
        name="object-copy-without-metadata",
        breaks="object-store.object.copy-from",
        sentence="The copy of an object lacks its metadata.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        when=_copies_another,
        action=set_request_header("X-Fresh-Metadata", "true"),
    ),
    Deviation(
        name="object-copy-empty",
        breaks="object-store.object.copy-from",
        sentence="Creating an object from another creates an empty one.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        when=_copies_another,
        action=drop_request_header("X-Copy-From"),
    ),
    Deviation(
        name="object-copy-swallowed",
        breaks="object-store.object.copy-to",
        sentence="Copying an object is accepted and does nothing.",
        service="object-store",
        methods=("COPY",),
        path=r"/[^/]+/[^/]+-here-[0-9]+",
        action=swallow(201),
    ),
    Deviation(
        name="object-copy-moves",
        breaks="object-store.object.copy-to",
        sentence="An object that is copied is not at its old place any more.",
        service="object-store",
        methods=("COPY", "HEAD"),
        path=OBJECT,
        action=Answer(_copy_moves),
    ),
    Deviation(
        name="object-versions-not-kept",
        breaks="object-store.object.versions",
        sentence="A container accepts to keep versions, and keeps none.",
        service="object-store",
        methods=("PUT",),
        path=CONTAINER,
        when=header_is(_VERSIONS),
        action=drop_request_header(_VERSIONS),
    ),
    Deviation(
        name="object-versions-not-restored",
        breaks="object-store.object.versions",
        sentence="Deleting an object keeps its last version too, and restores none.",
        service="object-store",
        methods=("PUT",),
        path=CONTAINER,
        when=header_is(_VERSIONS),
        action=EditRequest(_history_instead),
    ),
)
