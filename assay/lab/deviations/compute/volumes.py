"""Deviations of the volumes that are attached to servers."""

from typing import Any

from assay.lab.deviations.answers import answer, make_response, swallow
from assay.lab.deviations.compute import without_microversion
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.responses import edit_json, keep_items, replace

_ALL = r"/servers/[^/]+/os-volume_attachments"
_ONE = r"/servers/[^/]+/os-volume_attachments/[^/]+"

_VOLUME = r"/volumes/(?!detail)[^/]+"
_NOWHERE = "00c0ffee-0000-4000-8000-0000000000ff"


def _answer_attachment(request: Request) -> Response:
    return make_response(200, json={"volumeAttachment": request.json["volumeAttachment"]})


def _keep_attachments(body: Any, request: Request) -> None:
    volume = body["volume"]
    if volume["status"] == "in-use":
        request.memory[request.path] = volume["attachments"]
    elif volume["status"] == "available":
        volume["attachments"] = request.memory.get(request.path, [])


def _free_in_use(body: Any, request: Request) -> None:
    if body["volume"]["status"] == "in-use":
        body["volume"]["status"] = "available"


def _with_microversion(request: Request) -> bool:
    return not without_microversion(request)


DEVIATIONS = (
    Deviation(
        name="volume-attachment-of-another-volume",
        breaks="compute.volume.attach",
        sentence="Attaching a volume answers with the id of another.",
        service="compute",
        methods=("POST",),
        path=_ALL,
        action=replace("volumeAttachment", "volumeId", by="00c0ffee-0000-4000-8000-0000000000ff"),
    ),
    Deviation(
        name="volume-detaching-swallowed",
        breaks="compute.volume.attach",
        sentence="Detaching a volume is accepted and does nothing.",
        service="compute",
        methods=("DELETE",),
        path=_ONE,
        action=swallow(202),
    ),
    Deviation(
        name="volume-attachments-not-listed",
        breaks="compute.volume-attachment.list",
        sentence="The list of volumes attached to a server is empty.",
        service="compute",
        methods=("GET",),
        path=_ALL,
        when=without_microversion,
        action=keep_items("volumeAttachments", where=lambda attachment, request: False),
    ),
    Deviation(
        name="volume-attachment-to-another-server",
        breaks="compute.volume-attachment.list",
        sentence="An attachment shown by itself is to another server.",
        service="compute",
        methods=("GET",),
        path=_ONE,
        action=replace("volumeAttachment", "serverId", by="00c0ffee-0000-4000-8000-0000000000ff"),
    ),
    Deviation(
        name="volume-attaching-swallowed",
        breaks="compute.volume.attach",
        sentence="Attaching a volume without a microversion is accepted and does nothing.",
        service="compute",
        methods=("POST",),
        path=_ALL,
        when=without_microversion,
        action=answer(_answer_attachment),
    ),
    Deviation(
        name="volume-in-use-by-another-server",
        breaks="compute.volume.attach",
        sentence="A volume that is in use names another server than it is attached to.",
        service="block-storage",
        methods=("GET",),
        path=_VOLUME,
        action=replace("volume", "attachments", "*", "server_id", by=_NOWHERE),
    ),
    Deviation(
        name="volume-detached-in-use",
        breaks="compute.volume.attach",
        sentence="A volume that was detached still names the server.",
        service="block-storage",
        methods=("GET",),
        path=_VOLUME,
        action=edit_json(_keep_attachments),
    ),
    Deviation(
        name="volume-attachment-of-another-device",
        breaks="compute.volume-attachment.list",
        sentence="An attachment shown by itself is of another volume on another device.",
        service="compute",
        methods=("GET",),
        path=_ONE,
        action=edit_json(
            lambda body, request: body["volumeAttachment"].update(volumeId=_NOWHERE, device="/dev/xyz")
        ),
    ),
    Deviation(
        name="volume-attachments-hidden",
        breaks="compute.volume.attached-while-off",
        sentence="The list of volumes attached to a server is empty for who sends a microversion.",
        service="compute",
        methods=("GET",),
        path=_ALL,
        when=_with_microversion,
        action=replace("volumeAttachments", by=[]),
    ),
    Deviation(
        name="volume-in-use-shown-free",
        breaks="compute.volume.attached-while-off",
        sentence="A volume in use is shown as available.",
        service="block-storage",
        methods=("GET",),
        path=_VOLUME,
        when=without_microversion,
        action=edit_json(_free_in_use),
    ),
)
