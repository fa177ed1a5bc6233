"""Deviations of volumes: their creation, update and deletion, and what they show."""

from typing import Any

from assay.lab.deviations.actions import EditRequest
from assay.lab.deviations.answers import respond, swallow
from assay.lab.deviations.block_storage import UNKNOWN
from assay.lab.deviations.conditions import Condition, action_is, body_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.forgetfulness import swallow_first_deletion
from assay.lab.deviations.requests import drop_from_request, edit_request_json
from assay.lab.deviations.responses import edit_json, replace

_SOURCES = ("source_volid", "snapshot_id", "imageRef")


def _asked(request: Request) -> dict[str, Any]:
    """What a request to create a volume asks for."""
    body = request.json
    asked: dict[str, Any] = body["volume"] if isinstance(body, dict) and "volume" in body else {}
    return asked


def _of_size(size: int) -> EditRequest:
    return edit_request_json(lambda body, request: body["volume"].update(size=size))


def _says_not_bootable(request: Request) -> bool:
    return (request.json or {}).get("os-set_bootable") == {"bootable": False}


def _of_unknown(field: str) -> Condition:
    return lambda request: _asked(request).get(field) == UNKNOWN


def _without_encrypted(body: dict[str, Any], request: Request) -> None:
    for volume in [body.get("volume", {}), *body.get("volumes", [])]:
        volume.pop("encrypted", None)


DEVIATIONS = (
    Deviation(
        name="volume-description-forgotten",
        breaks="block-storage.volume.create",
        sentence="A new volume does not keep its description.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes",
        when=body_has("volume", "description"),
        action=drop_from_request("volume", "description"),
    ),
    Deviation(
        name="volume-metadata-forgotten",
        breaks="block-storage.volume.create",
        sentence="A new volume that is described does not keep its metadata.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes",
        when=body_has("volume", "description"),
        action=drop_from_request("volume", "metadata"),
    ),
    Deviation(
        name="volume-size-rounded-up",
        breaks="block-storage.volume.create",
        sentence="A volume that is described becomes larger than what was asked for.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes",
        when=body_has("volume", "description"),
        action=_of_size(2),
    ),
    Deviation(
        name="volume-size-zero-becomes-one",
        breaks="block-storage.volume.create-invalid",
        sentence="A volume of size zero is created, of 1 GiB.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes",
        when=lambda request: _asked(request).get("size") == 0,
        action=_of_size(1),
    ),
    Deviation(
        name="volume-size-has-a-default",
        breaks="block-storage.volume.create-invalid",
        sentence="A volume of no size is created, of 1 GiB.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes",
        when=lambda request: not any(key in _asked(request) for key in ("size", *_SOURCES)),
        action=_of_size(1),
    ),
    *(
        Deviation(
            name=f"volume-unknown-{what}-ignored",
            breaks="block-storage.volume.create-unknown-source",
            sentence=f"An unknown {what} is ignored, and an empty volume created.",
            service="block-storage",
            methods=("POST",),
            path=r"/volumes",
            when=_of_unknown(field),
            action=drop_from_request("volume", field),
        )
        for what, field in (
            ("source", "source_volid"),
            ("snapshot", "snapshot_id"),
            ("image", "imageRef"),
            ("type", "volume_type"),
        )
    ),
    Deviation(
        name="volume-deletion-swallowed",
        breaks="block-storage.volume.delete",
        sentence="Deleting a volume that has no snapshots is accepted, and the volume stays.",
        service="block-storage",
        methods=("POST", "DELETE"),
        path=rf"/snapshots|/volumes/(?!{UNKNOWN}|no-such-volume)[^/]+",
        action=swallow_first_deletion(
            202, spare=lambda request: f"/volumes/{request.json['snapshot'].get('volume_id')}"
        ),
    ),
    Deviation(
        name="volume-unknown-deleted",
        breaks="block-storage.volume.delete-unknown",
        sentence="Deleting a volume that does not exist is accepted.",
        service="block-storage",
        methods=("DELETE",),
        path=rf"/volumes/{UNKNOWN}",
        action=respond(202, json={}),
    ),
    *(
        Deviation(
            name=f"volume-without-an-id-{done}",
            breaks=f"block-storage.volume.{verb}-unknown",
            sentence=f"A volume without an id, or whose id is none, is said to be {done}.",
            service="block-storage",
            methods=(method,),
            path=r"/volumes/(no-such-volume)?",
            action=respond(200, json={}),
        )
        for verb, done, method in (
            ("get", "shown", "GET"),
            ("delete", "deleted", "DELETE"),
            ("update", "updated", "PUT"),
        )
    ),
    Deviation(
        name="volume-unknown-shown",
        breaks="block-storage.volume.get-unknown",
        sentence="A volume that does not exist is shown, empty.",
        service="block-storage",
        methods=("GET",),
        path=rf"/volumes/{UNKNOWN}",
        action=respond(200, json={"volume": {}}),
    ),
    Deviation(
        name="volume-unknown-updated",
        breaks="block-storage.volume.update-unknown",
        sentence="A volume that does not exist takes a new name.",
        service="block-storage",
        methods=("PUT",),
        path=rf"/volumes/{UNKNOWN}",
        action=respond(200, json={"volume": {"id": UNKNOWN}}),
    ),
    Deviation(
        name="volume-of-another-project",
        breaks="block-storage.volume.get",
        sentence="A volume says that it belongs to another project.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/[^/]+",
        action=replace("volume", "os-vol-tenant-attr:tenant_id", by="0" * 32),
    ),
    Deviation(
        name="volume-of-another-user",
        breaks="block-storage.volume.get",
        sentence="A volume says that it belongs to another user.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/[^/]+",
        action=replace("volume", "user_id", by="0" * 32),
    ),
    Deviation(
        name="volume-hides-encryption",
        breaks="block-storage.volume.get",
        sentence="Volumes do not say whether they are encrypted.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/[^/]+",
        action=edit_json(_without_encrypted),
    ),
    Deviation(
        name="volume-new-description-forgotten",
        breaks="block-storage.volume.update",
        sentence="A volume does not take a new description.",
        service="block-storage",
        methods=("PUT",),
        path=r"/volumes/[^/]+",
        when=body_has("volume", "description"),
        action=edit_request_json(lambda body, request: body["volume"].update(description="")),
    ),
    Deviation(
        name="volume-rename-clears-description",
        breaks="block-storage.volume.update",
        sentence="A volume that takes a new name loses its description.",
        service="block-storage",
        methods=("PUT",),
        path=r"/volumes/[^/]+",
        when=body_has("volume", "name"),
        action=edit_request_json(lambda body, request: body["volume"].update(description="")),
    ),
    Deviation(
        name="volume-bootable-swallowed",
        breaks="block-storage.volume.set-bootable",
        sentence="Saying that a volume can be booted from is accepted and changes nothing.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes/[^/]+/action",
        when=action_is("os-set_bootable"),
        action=swallow(200),
    ),
    Deviation(
        name="volume-bootable-for-ever",
        breaks="block-storage.volume.set-bootable",
        sentence="A volume that could once be booted from stays so, whatever its owner says.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes/[^/]+/action",
        when=_says_not_bootable,
        action=swallow(200),
    ),
    Deviation(
        name="volume-readonly-swallowed",
        breaks="block-storage.volume.readonly",
        sentence="Making a volume read-only is accepted and changes nothing.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes/[^/]+/action",
        when=action_is("os-update_readonly_flag"),
        action=swallow(202),
    ),
    Deviation(
        name="volume-readonly-for-ever",
        breaks="block-storage.volume.readonly",
        sentence="A volume that was made read-only stays so.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes/[^/]+/action",
        when=action_is("os-update_readonly_flag"),
        action=edit_request_json(lambda body, request: body["os-update_readonly_flag"].update(readonly=True)),
    ),
)
