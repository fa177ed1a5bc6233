"""Deviations of temporary URLs."""

import time
from dataclasses import replace

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.answers import respond, swallow
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.object_store.wordings import OBJECT, is_signed
from assay.lab.deviations.responses import status


def _is_for_one(request: Request) -> bool:
    """It comes with the signature of a temporary URL that was made for one object."""
    return is_signed(request) and "temp_url_prefix" not in request.query


def _has_expired(request: Request) -> bool:
    return is_signed(request) and int(request.query["temp_url_expires"]) < time.time()


def _one_opens_all(response: Response, request: Request) -> Response:
    """A signature that was good for one object is good for all."""
    signature = request.query["temp_url_sig"]
    if response.status != 401:
        request.memory[signature] = request.path
    elif request.memory.get(signature, request.path) != request.path:
        return replace(response, status=201 if request.method == "PUT" else 200, reason="")
    return response


def _time_not_signed(response: Response, request: Request) -> Response:
    """A signature is good with whatever time it is shown again."""
    signature, expires = request.query["temp_url_sig"], request.query["temp_url_expires"]
    if request.memory.setdefault(signature, expires) != expires:
        return replace(response, status=200, reason="")
    return response


def _upload_lets_read(response: Response, request: Request) -> Response:
    signature = request.query["temp_url_sig"]
    if request.method == "PUT" and response.status != 401:
        request.memory[signature] = request.path
    elif request.method == "GET" and request.memory.get(signature) == request.path:
        return replace(response, status=200, reason="")
    return response


DEVIATIONS = (
    Deviation(
        name="object-temp-url-opens-nothing",
        breaks="object-store.temp-url.get",
        sentence="A temporary URL to download by is refused like any stranger.",
        service="object-store",
        methods=("GET",),
        path=OBJECT,
        when=_is_for_one,
        action=respond(401),
    ),
    Deviation(
        name="object-temp-url-opens-every-object",
        breaks="object-store.temp-url.get",
        sentence="The signature for downloading one object is good for every other.",
        service="object-store",
        methods=("GET",),
        path=OBJECT,
        when=_is_for_one,
        action=EditResponse(_one_opens_all, statuses=(200, 401)),
    ),
    Deviation(
        name="object-temp-url-never-expires",
        breaks="object-store.temp-url.expire",
        sentence="A temporary URL goes on to work after its time.",
        service="object-store",
        methods=("GET",),
        path=OBJECT,
        when=_has_expired,
        action=status(200, of=401),
    ),
    Deviation(
        name="object-temp-url-time-not-signed",
        breaks="object-store.temp-url.expire",
        sentence="Who holds a temporary URL may give it a later time.",
        service="object-store",
        methods=("GET",),
        path=OBJECT,
        when=is_signed,
        action=EditResponse(_time_not_signed, statuses=(401,)),
    ),
    Deviation(
        name="object-temp-url-upload-lost",
        breaks="object-store.temp-url.put",
        sentence="An upload by a temporary URL is accepted and lost.",
        service="object-store",
        methods=("PUT",),
        path=r"/[^/]+/dropped",
        when=is_signed,
        action=swallow(201),
    ),
    Deviation(
        name="object-temp-url-upload-to-every-object",
        breaks="object-store.temp-url.put",
        sentence="The signature for uploading one object is good for every other.",
        service="object-store",
        methods=("PUT",),
        path=OBJECT,
        when=is_signed,
        action=EditResponse(_one_opens_all, statuses=(201, 401)),
    ),
    Deviation(
        name="object-temp-url-upload-lets-read",
        breaks="object-store.temp-url.put",
        sentence="Who may upload an object by a temporary URL may read it by the same.",
        service="object-store",
        methods=("PUT", "GET"),
        path=OBJECT,
        when=is_signed,
        action=EditResponse(_upload_lets_read, statuses=(201, 401)),
    ),
)
