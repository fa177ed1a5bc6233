"""Deviations of copies onto themselves, of versions, of other origins, and of the scope of temporary URLs."""

from dataclasses import replace as changed

from assay.lab.deviations.actions import EditRequest, EditResponse
from assay.lab.deviations.answers import respond
from assay.lab.deviations.conditions import header_is, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.object_store.wordings import OBJECT, is_signed
from assay.lab.deviations.requests import drop_request_header
from assay.lab.deviations.responses import drop_header, edit_body, set_header, status

_ALLOWED = "Access-Control-Allow-Origin"
_PREFIX = "temp_url_prefix"


def _copies_onto_itself(request: Request) -> bool:
    return request.header("X-Copy-From") == request.path


def _everybody_may(response: Response, request: Request) -> Response:
    return changed(response, status=200, reason="").with_header(_ALLOWED, "*")


def _without_description(request: Request) -> Request:
    described = request.with_header("Content-Type", "application/octet-stream")
    return described.with_header("Content-Disposition", "inline")


def _accepted(response: Response, request: Request) -> Response:
    statuses = {"PUT": 201, "POST": 202, "DELETE": 204}
    return changed(response, status=statuses[request.method], reason="")


def _is_wider(request: Request) -> bool:
    return request.query.get(_PREFIX) == ""


DEVIATIONS = (
    Deviation(
        name="object-copy-onto-itself-keeps-type",
        breaks="object-store.object.copy-onto-itself",
        sentence="An object that is copied onto itself keeps its type.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        when=_copies_onto_itself,
        action=drop_request_header("Content-Type"),
    ),
    Deviation(
        name="object-copy-onto-itself-empties",
        breaks="object-store.object.copy-onto-itself",
        sentence="An object that is copied onto itself is empty afterwards.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        when=_copies_onto_itself,
        action=drop_request_header("X-Copy-From"),
    ),
    Deviation(
        name="object-copy-onto-itself-answered-otherwise",
        breaks="object-store.object.copy-onto-itself",
        sentence="Copying an object onto itself is answered with another status.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        when=_copies_onto_itself,
        action=status(202, of=201),
    ),
    Deviation(
        name="object-copy-of-unknown-type",
        breaks="object-store.object.copy-type",
        sentence="A copy of an object is of unknown type and to be shown in the page.",
        service="object-store",
        methods=("COPY",),
        path=r"/[^/]+/days",
        action=EditRequest(_without_description),
    ),
    Deviation(
        name="object-lifetime-given-later-ignored",
        breaks="object-store.object.expire",
        sentence="A lifetime that is given to an object later is accepted and ignored.",
        service="object-store",
        methods=("POST",),
        path=OBJECT,
        when=header_is("X-Delete-After"),
        action=drop_request_header("X-Delete-After"),
    ),
    Deviation(
        name="object-versions-of-one-id",
        breaks="object-store.object.version-ids",
        sentence="Every version of an object is told the same id.",
        service="object-store",
        methods=("PUT",),
        path=r"/[^/]+/manuscript",
        action=set_header("X-Object-Version-Id", "1"),
    ),
    Deviation(
        name="object-version-altered",
        breaks="object-store.object.version-ids",
        sentence="What is read by the id of a version is altered.",
        service="object-store",
        methods=("GET",),
        path=OBJECT,
        when=query_has("version-id"),
        action=edit_body(bytes.upper),
    ),
    Deviation(
        name="object-version-there-after-deletion",
        breaks="object-store.object.version-ids",
        sentence="An object of which versions are kept cannot be deleted.",
        service="object-store",
        methods=("GET",),
        path=r"/[^/]+/manuscript",
        action=status(200, of=404),
    ),
    Deviation(
        name="object-cors-origin-not-told",
        breaks="object-store.container.cors",
        sentence="An origin that is allowed is not told so.",
        service="object-store",
        methods=("OPTIONS", "GET"),
        path=OBJECT,
        when=header_is("Origin", "https://app.example"),
        action=drop_header(_ALLOWED),
    ),
    Deviation(
        name="object-cors-read-not-told",
        breaks="object-store.container.cors",
        sentence="An origin that is allowed is told that it may write only.",
        service="object-store",
        methods=("OPTIONS",),
        path=OBJECT,
        action=set_header("Access-Control-Allow-Methods", "PUT"),
    ),
    Deviation(
        name="object-cors-every-origin",
        breaks="object-store.container.cors",
        sentence="Every origin is told that it may.",
        service="object-store",
        methods=("OPTIONS",),
        path=OBJECT,
        action=EditResponse(_everybody_may, statuses=(200, 401)),
    ),
    Deviation(
        name="object-temp-url-lets-not-ask",
        breaks="object-store.temp-url.method",
        sentence="A temporary URL to download by does not let ask about the object.",
        service="object-store",
        methods=("HEAD",),
        path=OBJECT,
        when=is_signed,
        action=respond(401),
    ),
    Deviation(
        name="object-temp-url-lets-all",
        breaks="object-store.temp-url.method",
        sentence="A temporary URL to download by lets do everything.",
        service="object-store",
        methods=("PUT", "POST", "DELETE"),
        path=r"/[^/]+/notice",
        when=is_signed,
        action=EditResponse(_accepted, statuses=(401,)),
    ),
    Deviation(
        name="object-temp-url-lets-scribble",
        breaks="object-store.temp-url.method",
        sentence="Who tries to replace an object by a URL to download by is refused, and replaces it.",
        service="object-store",
        methods=("GET",),
        path=r"/[^/]+/notice",
        action=edit_body(bytes.upper),
    ),
    Deviation(
        name="object-temp-url-prefix-opens-nothing",
        breaks="object-store.temp-url.prefix",
        sentence="A temporary URL for a prefix is refused like any stranger.",
        service="object-store",
        methods=("GET",),
        path=OBJECT,
        when=query_has(_PREFIX),
        action=respond(401),
    ),
    Deviation(
        name="object-temp-url-prefix-opens-all",
        breaks="object-store.temp-url.prefix",
        sentence="A temporary URL for a prefix opens every object.",
        service="object-store",
        methods=("GET",),
        path=OBJECT,
        when=query_has(_PREFIX, "album/"),
        action=status(200, of=401),
    ),
    Deviation(
        name="object-temp-url-prefix-not-signed",
        breaks="object-store.temp-url.prefix",
        sentence="Who holds a temporary URL for a prefix may shorten the prefix.",
        service="object-store",
        methods=("GET",),
        path=OBJECT,
        when=_is_wider,
        action=status(200, of=401),
    ),
)
