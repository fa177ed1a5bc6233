"""Deviations of volumes made from others, from images and from snapshots, and of images made from volumes."""

from dataclasses import replace as changed
from typing import Any

from assay.lab.deviations.afterwards import after
from assay.lab.deviations.conditions import Condition, body_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request, Response
from assay.lab.deviations.requests import drop_from_request, edit_request_json
from assay.lab.deviations.responses import drop_key, edit_json, replace

_UPLOAD = "os-volume_upload_image"


def _sized(source: str, *, sized: bool) -> Condition:
    """A volume of that source is asked for, with or without saying its size."""
    has_source, has_size = body_has("volume", source), body_has("volume", "size")
    return lambda request: has_source(request) and has_size(request) is sized


def _empty_of(source: str) -> Any:
    """The volume is made without its source, and so without content."""

    def edit(body: Any, request: Request) -> None:
        del body["volume"][source]
        body["volume"]["size"] = 1

    return edit_request_json(edit)


def _not_bootable(body: dict[str, Any], request: Request) -> None:
    volume = body.get("volume", {})
    if "volume_image_metadata" in volume:
        volume["bootable"] = "false"


def _of_other_formats(image: Any, request: Request) -> None:
    """Of images, only one that a volume was uploaded as."""
    if "-uploaded-" in str(image.get("name")):
        image.update(disk_format="vhd", container_format="ova")


def _is_uploaded(request: Request, response: Response) -> bool:
    return not request.path.endswith("/file") and b"-uploaded-" in (response.body or b"")


def _altered(response: Response, request: Request) -> Response:
    return (
        changed(response, body=bytes(len(response.body or b"")))
        if request.path.endswith("/file")
        else response
    )


DEVIATIONS = (
    Deviation(
        name="volume-uploaded-as-nothing",
        breaks="block-storage.volume.upload",
        sentence="The image that a volume is uploaded as holds zeros.",
        service="image",
        methods=("GET",),
        path=r"/images/[^/]+(/file)?",
        action=after(_is_uploaded, _altered),
    ),
    Deviation(
        name="volume-from-image-not-bootable",
        breaks="block-storage.volume.create-from-image",
        sentence="A volume from an image is said not to be bootable.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/[^/]+",
        action=edit_json(_not_bootable),
    ),
    Deviation(
        name="volume-from-image-names-another",
        breaks="block-storage.volume.create-from-image",
        sentence="A volume from an image says that it is from another one.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/[^/]+",
        action=replace("volume", "volume_image_metadata", "image_id", by="0" * 32),
    ),
    Deviation(
        name="volume-from-image-forgets-size",
        breaks="block-storage.volume.create-from-image",
        sentence="A volume from an image does not remember how large the image was.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/[^/]+",
        action=drop_key("volume", "volume_image_metadata", "size"),
    ),
    Deviation(
        name="volume-clone-forgets-source",
        breaks="block-storage.volume.clone",
        sentence="A clone does not say which volume it is a clone of.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/[^/]+",
        action=replace("volume", "source_volid", by=None),
    ),
    Deviation(
        name="volume-clone-size-ignored",
        breaks="block-storage.volume.clone",
        sentence="A clone is only as large as its source, whatever was asked for.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes",
        when=_sized("source_volid", sized=True),
        action=drop_from_request("volume", "size"),
    ),
    Deviation(
        name="volume-clone-empty",
        breaks="block-storage.volume.clone-content",
        sentence="A clone for which no size is asked comes empty.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes",
        when=_sized("source_volid", sized=False),
        action=_empty_of("source_volid"),
    ),
    Deviation(
        name="volume-from-snapshot-forgets-it",
        breaks="block-storage.snapshot.restore",
        sentence="A volume from a snapshot does not say which one.",
        service="block-storage",
        methods=("GET",),
        path=r"/volumes/[^/]+",
        action=replace("volume", "snapshot_id", by=None),
    ),
    Deviation(
        name="volume-from-snapshot-size-ignored",
        breaks="block-storage.snapshot.restore",
        sentence="A volume from a snapshot is only as large as that, whatever was asked for.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes",
        when=_sized("snapshot_id", sized=True),
        action=drop_from_request("volume", "size"),
    ),
    Deviation(
        name="volume-from-snapshot-empty",
        breaks="block-storage.snapshot.restore-content",
        sentence="A volume from a snapshot for which no size is asked comes empty.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes",
        when=_sized("snapshot_id", sized=False),
        action=_empty_of("snapshot_id"),
    ),
    Deviation(
        name="volume-upload-formats-ignored",
        breaks="block-storage.volume.upload",
        sentence="A volume is uploaded in other formats than were asked for.",
        service="image",
        methods=("GET",),
        path=r"/images/[^/]+",
        action=edit_json(_of_other_formats),
    ),
    Deviation(
        name="volume-upload-name-ignored",
        breaks="block-storage.volume.upload",
        sentence="The image that a volume is uploaded as has another name than was asked for.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes/[^/]+/action",
        when=body_has(_UPLOAD, "disk_format"),
        action=edit_request_json(
            lambda body, request: body[_UPLOAD].update(image_name=body[_UPLOAD]["image_name"] + "-1")
        ),
    ),
)
