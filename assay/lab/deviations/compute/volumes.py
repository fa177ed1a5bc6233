"""Deviations of the volumes that are attached to servers."""

from assay.lab.deviations.answers import swallow
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.responses import keep_items, replace

_ALL = r"/servers/[^/]+/os-volume_attachments"
_ONE = r"/servers/[^/]+/os-volume_attachments/[^/]+"

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
)
