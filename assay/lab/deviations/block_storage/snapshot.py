"""Deviations of snapshots."""

from dataclasses import replace as changed

from assay.lab.deviations.actions import EditRequest
from assay.lab.deviations.answers import respond, swallow
from assay.lab.deviations.block_storage import UNKNOWN
from assay.lab.deviations.conditions import body_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.forgetfulness import swallow_first_deletion
from assay.lab.deviations.queries import asks_by
from assay.lab.deviations.requests import drop_from_request, edit_request_json, forget_query
from assay.lab.deviations.responses import replace, status

DEVIATIONS = (
    *(
        Deviation(
            name=f"snapshot-{field}-forgotten",
            breaks="block-storage.snapshot.create",
            sentence=f"A new snapshot that is described does not keep its {field}.",
            service="block-storage",
            methods=("POST",),
            path=r"/snapshots",
            when=body_has("snapshot", "description"),
            action=drop_from_request("snapshot", field),
        )
        for field in ("description", "metadata")
    ),
    Deviation(
        name="snapshot-size-wrong",
        breaks="block-storage.snapshot.create",
        sentence="A snapshot says that it is larger than its volume.",
        service="block-storage",
        methods=("GET",),
        path=r"/snapshots/[^/]+",
        action=replace("snapshot", "size", by=lambda size: size + 1),
    ),
    Deviation(
        name="snapshot-of-unknown-volume",
        breaks="block-storage.snapshot.create-unknown",
        sentence="A snapshot of a volume that does not exist is accepted.",
        service="block-storage",
        methods=("POST",),
        path=r"/snapshots",
        when=lambda request: (request.json or {}).get("snapshot", {}).get("volume_id") == UNKNOWN,
        action=respond(202, json={"snapshot": {"id": UNKNOWN, "volume_id": UNKNOWN, "status": "creating"}}),
    ),
    Deviation(
        name="snapshot-deletion-swallowed",
        breaks="block-storage.snapshot.delete",
        sentence="Deleting a snapshot is accepted, and the snapshot stays.",
        service="block-storage",
        methods=("DELETE",),
        path=r"/snapshots/[^/]+",
        action=swallow_first_deletion(202),
    ),
    *(
        Deviation(
            name=f"snapshot-filter-{name.replace('_', '-')}-ignored",
            breaks="block-storage.snapshot.list",
            sentence=f"The list of snapshots is not narrowed by {name}.",
            service="block-storage",
            methods=("GET",),
            path=path,
            when=asks_by(*asked),
            action=forget_query(name),
        )
        for name, path, asked in (
            ("name", r"/snapshots", ("name",)),
            ("status", r"/snapshots/detail", ("name", "status")),
            ("volume_id", r"/snapshots/detail", ("name", "volume_id")),
        )
    ),
    Deviation(
        name="snapshot-new-description-forgotten",
        breaks="block-storage.snapshot.update",
        sentence="A snapshot that is renamed does not take its new description.",
        service="block-storage",
        methods=("PUT",),
        path=r"/snapshots/[^/]+",
        action=drop_from_request("snapshot", "description"),
    ),
    Deviation(
        name="snapshot-new-name-forgotten",
        breaks="block-storage.snapshot.update",
        sentence="A snapshot that is described anew does not take its new name.",
        service="block-storage",
        methods=("PUT",),
        path=r"/snapshots/[^/]+",
        action=drop_from_request("snapshot", "name"),
    ),
    Deviation(
        name="snapshot-metadata-added-replaces",
        breaks="block-storage.snapshot.metadata",
        sentence="Metadata that is added to a snapshot replaces what was there.",
        service="block-storage",
        methods=("POST",),
        path=r"/snapshots/[^/]+/metadata",
        action=EditRequest(lambda request: changed(request, method="PUT")),
    ),
    Deviation(
        name="snapshot-metadata-replaced-adds",
        breaks="block-storage.snapshot.metadata",
        sentence="Metadata that should replace what a snapshot has joins it.",
        service="block-storage",
        methods=("PUT",),
        path=r"/snapshots/[^/]+/metadata",
        action=EditRequest(lambda request: changed(request, method="POST")),
    ),
    Deviation(
        name="snapshot-metadata-item-unchanged",
        breaks="block-storage.snapshot.metadata",
        sentence="One key of a snapshot's metadata keeps its value when it is given another.",
        service="block-storage",
        methods=("PUT",),
        path=r"/snapshots/[^/]+/metadata/five",
        action=edit_request_json(lambda body, request: body["meta"].update(five="5")),
    ),
    Deviation(
        name="snapshot-metadata-removal-swallowed",
        breaks="block-storage.snapshot.metadata",
        sentence="Removing a key of a snapshot's metadata is accepted, and the key stays.",
        service="block-storage",
        methods=("DELETE",),
        path=r"/snapshots/[^/]+/metadata/[^/]+",
        action=swallow(200),
    ),
    Deviation(
        name="volume-with-snapshot-deletion-accepted",
        breaks="block-storage.snapshot.protects-volume",
        sentence="Deleting a volume that cannot be deleted is said to be accepted.",
        service="block-storage",
        methods=("DELETE",),
        path=r"/volumes/[^/]+",
        action=status(202, of=400),
    ),
)
