"""Deviations of how large volumes may be: extension, quota, and what an image needs."""

from typing import Any

from assay.lab.deviations.afterwards import after
from assay.lab.deviations.answers import swallow
from assay.lab.deviations.block_storage import UNKNOWN, is_raw
from assay.lab.deviations.conditions import query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.requests import edit_request_json
from assay.lab.deviations.responses import edit_json, replace, status

_ACTION = r"/volumes/[^/]+/action"
_VAST = 100_000


def _extends_to(request: Request) -> Any:
    return (request.json or {}).get("os-extend", {}).get("new_size")


def _is_extended(request: Request) -> bool:
    return bool(_extends_to(request) == 2)


def _is_not_extended(request: Request) -> bool:
    return _extends_to(request) in (0, 1, "large")


def _refused_extension(request: Request, response: Response) -> bool:
    return request.method == "POST" and response.status == 400 and _is_not_extended(request)


def _extending(response: Response, request: Request) -> Response:
    body = response.json
    if request.method != "GET" or not isinstance(body, dict) or "volume" not in body:
        return response
    body["volume"].update(size=3, status="extending")
    return response.with_json(body)


def _is_vast(request: Request) -> bool:
    size = (request.json or {}).get("volume", {}).get("size")
    return isinstance(size, int) and size > _VAST


def _without_use(body: Any, request: Request) -> None:
    for name in ("volumes", "snapshots", "gigabytes"):
        body["quota_set"][name] = {"limit": -2, "in_use": -1}


def _forget_min_disk(patch: Any, request: Request) -> None:
    patch[:] = [one for one in patch if one["path"] != "/min_disk"]


def _shows_use(request: Request) -> bool:
    return is_raw(request) and query_has("usage", "true")(request)


DEVIATIONS = (
    Deviation(
        name="volume-extension-swallowed",
        breaks="block-storage.volume.extend",
        sentence="Extending a volume is accepted and does nothing.",
        service="block-storage",
        methods=("POST",),
        path=_ACTION,
        when=_is_extended,
        action=swallow(202),
    ),
    Deviation(
        name="volume-extension-answered-otherwise",
        breaks="block-storage.volume.extend",
        sentence="Extending a volume is answered with another status.",
        service="block-storage",
        methods=("POST",),
        path=_ACTION,
        when=_is_extended,
        action=status(200, of=202),
    ),
    Deviation(
        name="volume-extension-to-less-accepted",
        breaks="block-storage.volume.extend-invalid",
        sentence="Extending a volume to no larger size is accepted, and does nothing.",
        service="block-storage",
        methods=("POST",),
        path=_ACTION,
        when=_is_not_extended,
        action=swallow(202),
    ),
    Deviation(
        name="volume-extended-although-refused",
        breaks="block-storage.volume.extend-invalid",
        sentence="Extending a volume to no larger size is refused, and changes it.",
        service="block-storage",
        methods=("GET", "POST"),
        path=r"/volumes/[^/]+(/action)?",
        action=after(_refused_extension, _extending),
    ),
    Deviation(
        name="volume-quota-of-another-project",
        breaks="block-storage.quota.show",
        sentence="The quota says that it is another project's.",
        service="block-storage",
        methods=("GET",),
        path=r"/os-quota-sets/[^/]+",
        when=_shows_use,
        action=replace("quota_set", "id", by=UNKNOWN),
    ),
    Deviation(
        name="volume-quota-use-not-told",
        breaks="block-storage.quota.show",
        sentence="The quota with its use tells neither the limits nor the use.",
        service="block-storage",
        methods=("GET",),
        path=r"/os-quota-sets/[^/]+",
        when=_shows_use,
        action=edit_json(_without_use),
    ),
    Deviation(
        name="volume-quota-not-enforced",
        breaks="block-storage.quota.enforced",
        sentence="A volume beyond the quota is created, as large as there is room for.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes",
        when=_is_vast,
        action=edit_request_json(lambda body, request: body["volume"].update(size=1)),
    ),
    Deviation(
        name="volume-need-of-image-forgotten",
        breaks="block-storage.volume.create-too-small",
        sentence="An image does not keep the size of disk that its owner says it needs.",
        service="image",
        methods=("PATCH",),
        path=r"/images/[^/]+",
        action=edit_request_json(_forget_min_disk),
    ),
)
