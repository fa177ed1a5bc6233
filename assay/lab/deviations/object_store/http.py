"""Deviations of uploads and downloads from what HTTP lays down."""

from dataclasses import replace as changed
from datetime import datetime, timedelta
from typing import Any

from assay.lab.deviations.actions import EditRequest, EditResponse
from assay.lab.deviations.answers import respond
from assay.lab.deviations.conditions import Condition, header_is
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.object_store.wordings import CONTAINER, OBJECT, lists_all
from assay.lab.deviations.requests import drop_request_header, edit_upload, set_request_header
from assay.lab.deviations.responses import edit_body, edit_json, set_header, status

_LONG_AGO = "Thu, 01 Jan 2015 00:00:00 GMT"
_MANY = header_is("Range", "bytes=0-3,10-13")
_TOLD = ("Content-Length", "Content-Type", "ETag", "Last-Modified", "X-Timestamp", "X-Object-Meta-Kind")


def _has_recent(condition: str) -> Condition:
    return lambda request: request.header(condition) not in (None, _LONG_AGO)


def _told_otherwise(response: Response, request: Request) -> Response:
    if response.header("X-Object-Meta-Kind") != "brief":
        return response
    for name in _TOLD:
        response = response.with_header(name, "1")
    return response


def _dated(edit: Any) -> Any:
    """Of a listing, only the entry of the object that is dated."""

    def apply(listing: Any, request: Request) -> None:
        for item in listing:
            if item.get("name") == "dated":
                item["last_modified"] = edit(item["last_modified"])

    return edit_json(apply)


def _hours_later(time: str) -> str:
    return (datetime.fromisoformat(time) + timedelta(hours=2)).isoformat()


def _parts_mixed_up(body: bytes) -> bytes:
    return body.replace(b"0123", b"1234").replace(b"10-13/20", b"11-14/20")


DEVIATIONS = (
    Deviation(
        name="object-head-tells-otherwise",
        breaks="object-store.object.head",
        sentence="Who asks about an object is told something else than who downloads it.",
        service="object-store",
        methods=("HEAD",),
        path=OBJECT,
        action=EditResponse(_told_otherwise),
    ),
    Deviation(
        name="object-chunked-refused",
        breaks="object-store.object.chunked",
        sentence="An upload that does not say its size is refused.",
        service="object-store",
        methods=("PUT",),
        path=r"/[^/]+/[^/]+-story-[0-9]+",
        action=respond(411),
    ),
    Deviation(
        name="object-chunked-cut",
        breaks="object-store.object.chunked",
        sentence="The end of an upload that does not say its size is lost.",
        service="object-store",
        methods=("PUT",),
        path=r"/[^/]+/[^/]+-story-[0-9]+",
        action=edit_upload(lambda body: body[:-2]),
    ),
    Deviation(
        name="object-empty-refused",
        breaks="object-store.object.empty",
        sentence="An object without content is refused.",
        service="object-store",
        methods=("PUT",),
        path=r"/[^/]+/blank",
        action=respond(411),
    ),
    Deviation(
        name="object-empty-filled",
        breaks="object-store.object.empty",
        sentence="An object without content is given a space.",
        service="object-store",
        methods=("PUT",),
        path=r"/[^/]+/blank",
        action=EditRequest(
            lambda request: changed(request.with_header("Content-Length", "1"), body=b" "), needs_body=True
        ),
    ),
    Deviation(
        name="object-ranges-only-the-first",
        breaks="object-store.object.range-many",
        sentence="Of several ranges only the first is given.",
        service="object-store",
        methods=("GET",),
        path=OBJECT,
        when=_MANY,
        action=set_request_header("Range", "bytes=0-3"),
    ),
    Deviation(
        name="object-ranges-not-told-to-be-parts",
        breaks="object-store.object.range-many",
        sentence="Several ranges are given as if they were the whole.",
        service="object-store",
        methods=("GET",),
        path=OBJECT,
        when=_MANY,
        action=status(200, of=206),
    ),
    Deviation(
        name="object-ranges-mixed-up",
        breaks="object-store.object.range-many",
        sentence="Of several ranges other bytes are given, and other places told.",
        service="object-store",
        methods=("GET",),
        path=OBJECT,
        when=_MANY,
        action=edit_body(_parts_mixed_up),
    ),
    *(
        Deviation(
            name=f"object-range-beyond-{what}-ignored",
            breaks="object-store.object.range-beyond",
            sentence=f"Who asks for a range that is {what} beyond the end gets the whole object.",
            service="object-store",
            methods=("GET",),
            path=OBJECT,
            when=header_is("Range", asked),
            action=drop_request_header("Range"),
        )
        for what, asked in (("partly", "bytes=15-99"), ("wholly", "bytes=20-99"))
    ),
    *(
        Deviation(
            name=f"object-{condition.lower()}-{what}",
            breaks="object-store.object.modified-since",
            sentence=f"A download with {condition} is {done}, whatever the time.",
            service="object-store",
            methods=("GET",),
            path=OBJECT,
            when=when,
            action=action,
        )
        for condition, what, done, when, action in (
            (
                "If-Modified-Since",
                "ignored",
                "sent",
                header_is("If-Modified-Since"),
                drop_request_header("If-Modified-Since"),
            ),
            (
                "If-Unmodified-Since",
                "ignored",
                "sent",
                header_is("If-Unmodified-Since"),
                drop_request_header("If-Unmodified-Since"),
            ),
            (
                "If-Modified-Since",
                "never",
                "not sent",
                header_is("If-Modified-Since", _LONG_AGO),
                respond(304),
            ),
            ("If-Unmodified-Since", "never", "refused", _has_recent("If-Unmodified-Since"), respond(412)),
        )
    ),
    Deviation(
        name="object-time-in-words",
        breaks="object-store.object.last-modified",
        sentence="An object tells in words when it was changed.",
        service="object-store",
        methods=("HEAD",),
        path=r"/[^/]+/dated",
        action=set_header("Last-Modified", "a while ago"),
    ),
    Deviation(
        name="object-listing-time-in-words",
        breaks="object-store.object.last-modified",
        sentence="A container lists in words when an object was changed.",
        service="object-store",
        methods=("GET",),
        path=CONTAINER,
        when=lists_all,
        action=_dated(lambda time: "yesterday"),
    ),
    Deviation(
        name="object-listing-time-of-another-zone",
        breaks="object-store.object.last-modified",
        sentence="A container lists the time of change as it is somewhere else.",
        service="object-store",
        methods=("GET",),
        path=CONTAINER,
        when=lists_all,
        action=_dated(_hours_later),
    ),
)
