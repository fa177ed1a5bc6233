"""Deviations of what volumes and snapshots are shown as."""

from collections.abc import Callable
from typing import Any

from assay.lab.deviations.afterwards import after, turn
from assay.lab.deviations.block_storage import UNKNOWN, is_raw
from assay.lab.deviations.conditions import body_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.responses import edit_json, replace

_VOLUME = r"/volumes/[^/]+"
_OF_CREATION = "Made by a check of its creation."
_OF_UPDATE = "Described by a check."


def _if(noun: str, holds: Callable[[dict[str, Any]], object], **wrong: Any) -> Any:
    """A volume or snapshot of which something holds is shown with these fields wrong."""

    def edit(body: Any, request: Request) -> None:
        shown = body.get(noun, {})
        if holds(shown):
            shown.update(wrong)

    return edit_json(edit)


def _is_shared(volume: dict[str, Any]) -> bool:
    return "-shared-" in str(volume.get("name"))


def _larger(body: Any, request: Request) -> None:
    """In the list, too, so that it agrees with what is shown."""
    for volume in [body.get("volume", {}), *body.get("volumes", [])]:
        if _is_shared(volume):
            volume["size"] = 2


def _as_its_source(body: Any, request: Request) -> None:
    source = body.get("volume", {}).get("source_volid")
    if source:
        body["volume"]["id"] = source


def _larger_than_its_source(source: str) -> Any:
    def edit(body: Any, request: Request) -> None:
        volume = body.get("volume", {})
        if volume.get(source):
            volume["size"] += 1

    return edit_json(edit)


def _refused(request: Request, response: Response) -> bool:
    return request.method == "DELETE" and response.status == 400


def _deleting(response: Response, request: Request) -> Response:
    body = response.json
    if request.method != "GET" or not isinstance(body, dict) or "volume" not in body:
        return response
    body["volume"]["status"] = "deleting"
    return response.with_json(body)


DEVIATIONS = (
    *(
        Deviation(
            name=name,
            breaks=f"block-storage.{check}",
            sentence=sentence,
            service="block-storage",
            methods=("GET",),
            path=path,
            when=when,
            action=action,
        )
        for name, check, sentence, path, when, action in (
            (
                "snapshot-shown-as-another",
                "snapshot.create",
                "A new snapshot has another name, and is of another volume, than was asked for.",
                r"/snapshots/[^/]+",
                is_raw,
                _if(
                    "snapshot", lambda one: one.get("description") == _OF_CREATION, name="", volume_id=UNKNOWN
                ),
            ),
            (
                "snapshot-updated-is-of-another-volume",
                "snapshot.update",
                "A snapshot that is updated is of another volume.",
                r"/snapshots/[^/]+",
                is_raw,
                _if("snapshot", lambda one: one.get("description") == _OF_UPDATE, volume_id=UNKNOWN),
            ),
            (
                "volume-shown-as-another",
                "volume.create",
                "A new volume has not the name and description asked for, is attached, and bootable.",
                _VOLUME,
                is_raw,
                _if(
                    "volume",
                    lambda one: one.get("description") == _OF_CREATION,
                    name="",
                    description="",
                    attachments=[{"server_id": UNKNOWN}],
                    bootable="true",
                ),
            ),
            (
                "volume-from-image-shown-as-another",
                "volume.create-from-image",
                "A volume from an image has another size than was asked for, and calls the image otherwise.",
                _VOLUME,
                is_raw,
                _if(
                    "volume",
                    lambda one: one.get("volume_image_metadata"),
                    size=5,
                    volume_image_metadata={"image_name": "another"},
                ),
            ),
            (
                "volume-updated-in-use",
                "volume.update",
                "A volume that is renamed is in use afterwards, larger, and called otherwise.",
                _VOLUME,
                is_raw,
                _if(
                    "volume", lambda one: "-renamed-" in one.get("name", ""), name="", size=2, status="in-use"
                ),
            ),
            (
                "volume-shown-has-another-id",
                "volume.get",
                "A volume is shown with another id and another name.",
                _VOLUME,
                is_raw,
                _if("volume", _is_shared, id=UNKNOWN, name="another"),
            ),
            (
                "volume-shown-and-listed-larger",
                "volume.get",
                "A volume is shown and listed larger than it was asked to be.",
                _VOLUME,
                lambda request: is_raw(request) and "status" not in request.query,
                edit_json(_larger),
            ),
            (
                "volume-clone-shown-as-its-source",
                "volume.clone",
                "A clone is shown with the id of its source.",
                _VOLUME,
                is_raw,
                edit_json(_as_its_source),
            ),
            (
                "volume-from-snapshot-larger-unasked",
                "snapshot.restore-content",
                "A volume from a snapshot is larger than the volume was.",
                _VOLUME,
                lambda request: not is_raw(request),
                _larger_than_its_source("snapshot_id"),
            ),
            (
                "volume-clone-larger-unasked",
                "volume.clone-content",
                "A clone is larger than its source.",
                _VOLUME,
                lambda request: not is_raw(request),
                _larger_than_its_source("source_volid"),
            ),
        )
    ),
    Deviation(
        name="volume-rename-answered-with-old-name",
        breaks="block-storage.volume.update",
        sentence="Who renames a volume is told its old name.",
        service="block-storage",
        methods=("PUT",),
        path=_VOLUME,
        when=body_has("volume", "name"),
        action=replace("volume", "name", by="old"),
    ),
    Deviation(
        name="volume-with-snapshot-gone-although-refused",
        breaks="block-storage.snapshot.protects-volume",
        sentence="Deleting a volume that has a snapshot is refused, and the volume not found afterwards.",
        service="block-storage",
        methods=("GET", "DELETE"),
        path=_VOLUME,
        when=is_raw,
        action=after(_refused, turn(404, of=200)),
    ),
    Deviation(
        name="volume-with-snapshot-deleting-although-refused",
        breaks="block-storage.snapshot.protects-volume",
        sentence="Deleting a volume that has a snapshot is refused, and goes on.",
        service="block-storage",
        methods=("GET", "DELETE"),
        path=_VOLUME,
        when=is_raw,
        action=after(_refused, _deleting),
    ),
)
