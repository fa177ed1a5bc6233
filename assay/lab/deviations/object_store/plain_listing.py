"""Deviations of lists as plain text, and of lists that run backwards."""

from dataclasses import replace as changed

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.conditions import query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.object_store.wordings import ACCOUNT, CONTAINER
from assay.lab.deviations.requests import forget_query
from assay.lab.deviations.responses import drop_header, edit_json, set_header, status


def _asks_plainly(request: Request) -> bool:
    return set(request.query) <= {"prefix"} and request.header("X-Auth-Token") is not None


def _lists_account(request: Request) -> bool:
    return set(request.query) == {"prefix"}


def _in_one_line(response: Response, request: Request) -> Response:
    if not response.body:
        told = response.with_header("Content-Length", "5")
        return changed(told, status=200, reason="", body=b"none\n")
    return changed(response, body=response.body.strip().replace(b"\n", b",") + b"\n")


DEVIATIONS = (
    *(
        deviation
        for what, check, path, when in (
            ("account", "object-store.account.list-plain", ACCOUNT, _lists_account),
            ("container", "object-store.container.list-plain", CONTAINER, _asks_plainly),
        )
        for deviation in (
            Deviation(
                name=f"object-plain-list-of-{what}-in-one-line",
                breaks=check,
                sentence="A list in plain text has one line, and one for nothing, too.",
                service="object-store",
                methods=("GET",),
                path=path,
                when=when,
                action=EditResponse(_in_one_line, needs_body=True),
            ),
            Deviation(
                name=f"object-plain-list-of-{what}-of-another-type",
                breaks=check,
                sentence="A list in plain text says that it is something else.",
                service="object-store",
                methods=("GET",),
                path=path,
                when=when,
                action=set_header("Content-Type", "application/octet-stream"),
            ),
            Deviation(
                name=f"object-plain-list-of-{what}-empty-is-accepted",
                breaks=check,
                sentence="An empty list is answered as if it were yet to come.",
                service="object-store",
                methods=("GET",),
                path=path,
                when=when,
                action=status(202, of=204),
            ),
        )
    ),
    Deviation(
        name="object-plain-list-without-count",
        breaks="object-store.account.list-plain",
        sentence="A list of containers does not tell how many there are.",
        service="object-store",
        methods=("GET",),
        path=ACCOUNT,
        when=_lists_account,
        action=drop_header("X-Account-Container-Count"),
    ),
    Deviation(
        name="object-listing-never-backwards",
        breaks="object-store.container.list-reverse",
        sentence="A list of objects runs forwards, however it is asked for.",
        service="object-store",
        methods=("GET",),
        path=CONTAINER,
        when=query_has("reverse"),
        action=forget_query("reverse"),
    ),
    Deviation(
        name="object-listing-path-ignored",
        breaks="object-store.container.list-folders",
        sentence="A list of objects takes no notice of the path.",
        service="object-store",
        methods=("GET",),
        path=CONTAINER,
        when=query_has("path"),
        action=forget_query("path"),
    ),
    Deviation(
        name="object-versions-oldest-first",
        breaks="object-store.object.version-ids",
        sentence="The versions of an object are listed from the oldest to the latest.",
        service="object-store",
        methods=("GET",),
        path=CONTAINER,
        when=query_has("versions"),
        action=edit_json(lambda listing, request: listing.reverse()),
    ),
)
