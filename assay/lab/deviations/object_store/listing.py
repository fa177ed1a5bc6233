"""Deviations of what a container tells of its objects."""

from collections.abc import Callable
from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.object_store.wordings import CONTAINER, asks_for, lists_all
from assay.lab.deviations.requests import forget_query
from assay.lab.deviations.responses import edit_json

_COUNT = "X-Container-Object-Count"
_BYTES = "X-Container-Bytes-Used"
_A_FEW = 2


def _reverse(listing: Any, request: Request) -> None:
    listing.reverse()


def _shift_checksums(listing: Any, request: Request) -> None:
    checksums = [item["hash"] for item in listing]
    for item, checksum in zip(listing, checksums[1:] + checksums[:1], strict=True):
        item["hash"] = checksum


def _one_less(response: Response, request: Request) -> Response:
    count = int(response.header(_COUNT) or 0)
    return response.with_header(_COUNT, str(count - 1)) if count > _A_FEW else response


def _no_bytes(response: Response, request: Request) -> Response:
    return response.with_header(_BYTES, "0") if int(response.header(_COUNT) or 0) > _A_FEW else response


def _asks_forwards_for(parameter: str) -> Callable[[Request], bool]:
    asks = asks_for(parameter)
    return lambda request: asks(request) and "reverse" not in request.query


DEVIATIONS = (
    Deviation(
        name="object-listing-backwards",
        breaks="object-store.container.list",
        sentence="Objects are listed from the last name to the first.",
        service="object-store",
        methods=("GET",),
        path=CONTAINER,
        when=lists_all,
        action=edit_json(_reverse),
    ),
    Deviation(
        name="object-listing-with-the-neighbours-checksums",
        breaks="object-store.container.list",
        sentence="Each object is listed with the checksum of the next.",
        service="object-store",
        methods=("GET",),
        path=CONTAINER,
        when=lists_all,
        action=edit_json(_shift_checksums),
    ),
    *(
        Deviation(
            name=f"object-listing-ignores-{parameter}",
            breaks="object-store.container.list-folders",
            sentence=f"A listing of objects ignores the parameter {parameter}.",
            service="object-store",
            methods=("GET",),
            path=CONTAINER,
            when=asks_for(parameter),
            action=forget_query(parameter),
        )
        for parameter in ("delimiter", "prefix")
    ),
    *(
        Deviation(
            name=f"object-listing-ignores-{parameter.replace('_', '-')}",
            breaks="object-store.container.page",
            sentence=f"A listing of objects ignores the parameter {parameter}.",
            service="object-store",
            methods=("GET",),
            path=CONTAINER,
            when=_asks_forwards_for(parameter),
            action=forget_query(parameter),
        )
        for parameter in ("limit", "marker", "end_marker")
    ),
    Deviation(
        name="object-container-miscounted",
        breaks="object-store.container.show",
        sentence="A container counts one object less than it lists.",
        service="object-store",
        methods=("HEAD",),
        path=CONTAINER,
        action=EditResponse(_one_less),
    ),
    Deviation(
        name="object-container-bytes-not-counted",
        breaks="object-store.container.show",
        sentence="A container with objects says that it holds no bytes.",
        service="object-store",
        methods=("HEAD",),
        path=CONTAINER,
        action=EditResponse(_no_bytes),
    ),
)
