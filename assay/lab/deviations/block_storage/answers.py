"""Deviations in which a request is carried out and answered with another status than the documented one."""

from assay.lab.deviations.block_storage import is_raw
from assay.lab.deviations.conditions import Condition, action_is, body_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.responses import status


def _made_of(source: str) -> Condition:
    """A check asks for a volume out of this, and says its size."""
    has_source, has_size = body_has("volume", source), body_has("volume", "size")
    return lambda request: is_raw(request) and has_source(request) and has_size(request)


DEVIATIONS = tuple(
    Deviation(
        name=f"{name}-answered-otherwise",
        breaks=f"block-storage.{check}",
        sentence=f"{what} is answered with another status.",
        service="block-storage",
        methods=(method,),
        path=path,
        when=when,
        action=status(200, of=202),
    )
    for name, check, what, method, path, when in (
        (
            "snapshot-creation",
            "snapshot.create",
            "The creation of a snapshot that is described",
            "POST",
            r"/snapshots",
            body_has("snapshot", "description"),
        ),
        (
            "snapshot-deletion",
            "snapshot.delete",
            "The deletion of a snapshot",
            "DELETE",
            r"/snapshots/[^/]+",
            is_raw,
        ),
        (
            "volume-from-snapshot",
            "snapshot.restore",
            "The creation of a volume from a snapshot",
            "POST",
            r"/volumes",
            _made_of("snapshot_id"),
        ),
        ("volume-clone", "volume.clone", "Cloning a volume", "POST", r"/volumes", _made_of("source_volid")),
        (
            "volume-creation",
            "volume.create",
            "The creation of a volume that is described",
            "POST",
            r"/volumes",
            body_has("volume", "description"),
        ),
        (
            "volume-from-image",
            "volume.create-from-image",
            "The creation of a volume from an image",
            "POST",
            r"/volumes",
            _made_of("imageRef"),
        ),
        (
            "volume-deletion",
            "volume.delete",
            "The deletion of a volume",
            "DELETE",
            r"/volumes/[^/]+",
            is_raw,
        ),
        (
            "volume-readonly",
            "volume.readonly",
            "Making a volume read-only",
            "POST",
            r"/volumes/[^/]+/action",
            action_is("os-update_readonly_flag"),
        ),
        (
            "volume-upload",
            "volume.upload",
            "The upload of a volume",
            "POST",
            r"/volumes/[^/]+/action",
            body_has("os-volume_upload_image", "disk_format"),
        ),
    )
)
