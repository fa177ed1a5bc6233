"""Deviations of accounts."""

from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.answers import swallow
from assay.lab.deviations.conditions import header_is
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.object_store.wordings import ACCOUNT, asks_for
from assay.lab.deviations.requests import forget_query
from assay.lab.deviations.responses import drop_header, edit_json

_QUOTA = "X-Account-Meta-Quota-Bytes"


def _lists_with_prefix(request: Request) -> bool:
    return set(request.query) == {"format", "prefix"}


def _reverse(listing: Any, request: Request) -> None:
    listing.reverse()


def _set_all_the_same(response: Response, request: Request) -> Response:
    if request.method == "POST" and response.status == 403:
        request.memory["quota"] = request.header(_QUOTA) or ""
    elif request.method == "HEAD" and "quota" in request.memory:
        return response.with_header(_QUOTA, request.memory["quota"])
    return response


DEVIATIONS = (
    Deviation(
        name="object-account-without-bytes",
        breaks="object-store.account.show",
        sentence="An account does not tell how many bytes it holds.",
        service="object-store",
        methods=("HEAD",),
        path=ACCOUNT,
        action=drop_header("X-Account-Bytes-Used"),
    ),
    Deviation(
        name="object-account-listing-ignores-prefix",
        breaks="object-store.account.list",
        sentence="A listing of containers with a prefix shows those that begin otherwise, too.",
        service="object-store",
        methods=("GET",),
        path=ACCOUNT,
        when=_lists_with_prefix,
        action=forget_query("prefix"),
    ),
    Deviation(
        name="object-account-listing-backwards",
        breaks="object-store.account.list",
        sentence="Containers are listed from the last name to the first.",
        service="object-store",
        methods=("GET",),
        path=ACCOUNT,
        when=_lists_with_prefix,
        action=edit_json(_reverse),
    ),
    *(
        Deviation(
            name=f"object-account-listing-ignores-{parameter.replace('_', '-')}",
            breaks="object-store.account.page",
            sentence=f"A listing of containers ignores the parameter {parameter}.",
            service="object-store",
            methods=("GET",),
            path=ACCOUNT,
            # Without a prefix it would lead every client that pages in a circle.
            when=asks_for("prefix", parameter),
            action=forget_query(parameter),
        )
        for parameter in ("limit", "marker", "end_marker")
    ),
    Deviation(
        name="object-account-quota-accepted-from-anyone",
        breaks="object-store.account.quota-guarded",
        sentence="An ordinary user who sets the account's quota is told that it was done.",
        service="object-store",
        methods=("POST",),
        path=ACCOUNT,
        when=header_is(_QUOTA),
        action=swallow(204),
    ),
    Deviation(
        name="object-account-quota-refused-yet-set",
        breaks="object-store.account.quota-guarded",
        sentence="Setting the account's quota is refused to an ordinary user, and the quota changes.",
        service="object-store",
        methods=("POST", "HEAD"),
        path=ACCOUNT,
        action=EditResponse(_set_all_the_same, statuses=(200, 204, 403)),
    ),
)
