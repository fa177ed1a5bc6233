"""Deviations of what other projects may do with volumes, and of handing volumes over to them."""

from typing import Any

from assay.lab.deviations.actions import EditResponse
from assay.lab.deviations.afterwards import after, turn
from assay.lab.deviations.answers import swallow
from assay.lab.deviations.block_storage import UNKNOWN, is_raw
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.queries import asks_by
from assay.lab.deviations.responses import edit_json, replace, set_key, status

_TRANSFER = r"/os-volume-transfer"
_VOLUME = rf"/volumes/(?!{UNKNOWN}|no-such-volume)[^/]+"
_WRONG_KEY = "0123456789abcdef"


def _refused_to_be_renamed(request: Request, response: Response) -> bool:
    return request.method == "PUT" and response.status == 404


def _waits(request: Request, response: Response) -> bool:
    return "awaiting-transfer" in str(response.body)


def _renamed(response: Response, request: Request) -> Response:
    body = response.json
    if request.method != "GET" or not isinstance(body, dict) or "volume" not in body:
        return response
    body["volume"]["name"] = "taken"
    return response.with_json(body)


def _waiting(response: Response, request: Request) -> Response:
    body = response.json
    if not isinstance(body, dict) or "volume" not in body:
        return response
    body["volume"]["status"] = "awaiting-transfer"
    return response.with_json(body)


def _betray(response: Response, request: Request) -> Response:
    """Forbidden instead of not found, unless a check has seen or deleted it: that may rightly be gone."""
    spared: set[str] = request.memory.setdefault("spared", set())
    if (request.method == "DELETE" or is_raw(request)) and response.status < 400:
        spared.add(request.path)
    return response if request.path in spared else turn(403, of=404)(response, request)


def _also_those_of_others(body: Any, request: Request) -> None:
    if not body["volumes"]:
        body["volumes"].append({"id": UNKNOWN, "name": request.query["name"]})


def _is_offer(request: Request) -> bool:
    return "-offer-" in str((request.json or {}).get("transfer", {}).get("name"))


def _has_wrong_key(request: Request) -> bool:
    return bool((request.json or {}).get("accept", {}).get("auth_key") == _WRONG_KEY)


def _is_snapshot_of_something(request: Request) -> bool:
    volume = (request.json or {}).get("snapshot", {}).get("volume_id")
    return volume not in (None, UNKNOWN)


DEVIATIONS = (
    Deviation(
        name="volume-betrayed-to-strangers",
        breaks="block-storage.volume.isolated",
        sentence="Other projects are told that a volume is forbidden, and so that there is one.",
        service="block-storage",
        methods=("GET", "PUT", "DELETE"),
        path=_VOLUME,
        action=EditResponse(_betray, statuses=range(100, 600)),
    ),
    Deviation(
        name="volume-copied-by-strangers",
        breaks="block-storage.volume.isolated",
        sentence="A snapshot of another project's volume is accepted.",
        service="block-storage",
        methods=("POST",),
        path=r"/snapshots",
        when=_is_snapshot_of_something,
        action=status(403, of=404),
    ),
    Deviation(
        name="volume-listed-to-strangers",
        breaks="block-storage.volume.isolated",
        sentence="The detailed list of volumes shows those of other projects, too.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/detail",
        when=asks_by("name", "status"),
        action=edit_json(_also_those_of_others),
    ),
    Deviation(
        name="volume-renamed-by-strangers",
        breaks="block-storage.volume.isolated",
        sentence="Renaming a volume of another project is refused, and done.",
        service="block-storage",
        methods=("GET", "PUT"),
        path=_VOLUME,
        action=after(_refused_to_be_renamed, _renamed),
    ),
    Deviation(
        name="volume-offer-answered-otherwise",
        breaks="block-storage.transfer.create",
        sentence="Offering a volume to others is answered with another status.",
        service="block-storage",
        methods=("POST",),
        path=_TRANSFER,
        when=_is_offer,
        action=status(201, of=202),
    ),
    Deviation(
        name="volume-offer-without-key",
        breaks="block-storage.transfer.create",
        sentence="Whoever offers a volume to others is not told the key.",
        service="block-storage",
        methods=("POST",),
        path=_TRANSFER,
        when=_is_offer,
        action=replace("transfer", "auth_key", by=""),
    ),
    Deviation(
        name="volume-offer-shows-its-key",
        breaks="block-storage.transfer.create",
        sentence="The key of an offer is shown to whoever looks at it.",
        service="block-storage",
        methods=("GET",),
        path=rf"{_TRANSFER}/[^/]+",
        action=set_key("transfer", "auth_key", to="0123456789abcdef"),
    ),
    Deviation(
        name="volume-offer-of-another",
        breaks="block-storage.transfer.create",
        sentence="An offer says that it is of another volume.",
        service="block-storage",
        methods=("GET",),
        path=rf"{_TRANSFER}/[^/]+",
        action=replace("transfer", "volume_id", by=UNKNOWN),
    ),
    Deviation(
        name="volume-offered-and-available",
        breaks="block-storage.transfer.create",
        sentence="A volume that is offered to others is shown as if it were not.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/[^/]+",
        when=is_raw,
        action=replace(
            "volume", "status", by=lambda seen: "available" if seen == "awaiting-transfer" else seen
        ),
    ),
    Deviation(
        name="volume-offer-withdrawn-otherwise",
        breaks="block-storage.transfer.create",
        sentence="Withdrawing an offer is answered with another status.",
        service="block-storage",
        methods=("DELETE",),
        path=rf"{_TRANSFER}/[^/]+",
        action=status(200, of=202),
    ),
    Deviation(
        name="volume-offered-for-ever",
        breaks="block-storage.transfer.create",
        sentence="A volume waits for others even when the offer is withdrawn.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/[^/]+",
        when=is_raw,
        action=after(_waits, _waiting),
    ),
    Deviation(
        name="volume-taken-with-a-wrong-key",
        breaks="block-storage.transfer.accept",
        sentence="Taking over a volume with a wrong key is said to be done.",
        service="block-storage",
        methods=("POST",),
        path=rf"{_TRANSFER}/[^/]+/accept",
        when=_has_wrong_key,
        action=swallow(202),
    ),
    Deviation(
        name="volume-taking-swallowed",
        breaks="block-storage.transfer.accept",
        sentence="Taking over a volume is accepted, and the volume stays where it is.",
        service="block-storage",
        methods=("POST",),
        path=rf"{_TRANSFER}/[^/]+/accept",
        when=lambda request: not _has_wrong_key(request),
        action=swallow(202),
    ),
    Deviation(
        name="volume-taking-answered-otherwise",
        breaks="block-storage.transfer.accept",
        sentence="Taking over a volume is answered with another status.",
        service="block-storage",
        methods=("POST",),
        path=rf"{_TRANSFER}/[^/]+/accept",
        action=status(200, of=202),
    ),
)
