"""Deviations of lists that lack what they should have, or have what they should not."""

from dataclasses import replace as changed
from typing import Any

from assay.lab.deviations.actions import EditRequest
from assay.lab.deviations.answers import respond
from assay.lab.deviations.block_storage import UNKNOWN
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.queries import asks_by
from assay.lab.deviations.requests import edit_request_json, forget_query
from assay.lab.deviations.responses import drop_key, edit_json, keep_items, replace, status

_IMPOSSIBLE = (-1, "large", "")


def _with_ghost(noun: str) -> Any:
    """Where nothing is found something is."""

    def edit(body: Any, request: Request) -> None:
        if not body[noun]:
            body[noun].append({"id": UNKNOWN, "name": request.query["name"]})

    return edit_json(edit)


def _none(noun: str) -> Any:
    return keep_items(noun, where=lambda item, request: False)


def _otherwise_attached(body: Any, request: Request) -> None:
    for volume in body["volumes"]:
        volume.update(created_at="", attachments=[{"server_id": UNKNOWN}])


def _upwards(request: Request) -> Request:
    return changed(request, target=request.target.replace("desc", "asc"))


def _is_impossible(request: Request) -> bool:
    return (request.json or {}).get("volume", {}).get("size") in _IMPOSSIBLE


def _one_for_all(request: Request) -> Request:
    """Setting one key of the metadata is taken for setting all of it."""
    path, body = request.target.rpartition("/")[0], request.json
    return changed(request, target=path).with_json({"metadata": body["meta"]})


def _nameless_zone(body: Any, request: Request) -> None:
    body["availabilityZoneInfo"].append({"zoneName": "", "zoneState": {"available": True}})


DEVIATIONS = (
    *(
        Deviation(
            name=name,
            breaks=f"block-storage.{check}",
            sentence=sentence,
            service="block-storage",
            methods=("GET",),
            path=path,
            when=asks_by(*asked),
            action=action,
        )
        for name, check, sentence, path, asked, action in (
            (
                "snapshot-brief-list-empty",
                "snapshot.list",
                "The brief list of snapshots is empty if name and status are asked for.",
                r"/snapshots",
                ("name", "status"),
                _none("snapshots"),
            ),
            (
                "snapshot-brief-filter-status-ignored",
                "snapshot.list",
                "The brief list of snapshots is not narrowed by status.",
                r"/snapshots",
                ("name", "status"),
                forget_query("status"),
            ),
            (
                "snapshot-list-of-volume-empty",
                "snapshot.list",
                "The detailed list of a volume's snapshots is empty.",
                r"/snapshots/detail",
                ("volume_id",),
                _none("snapshots"),
            ),
            (
                "snapshot-list-by-all-empty",
                "snapshot.list",
                "The detailed list of snapshots is empty if everything is asked for at once.",
                r"/snapshots/detail",
                ("name", "status", "volume_id"),
                _none("snapshots"),
            ),
            (
                "snapshot-refused-and-listed",
                "snapshot.create-unknown",
                "A snapshot that was refused is listed.",
                r"/snapshots/detail",
                ("name",),
                _with_ghost("snapshots"),
            ),
            (
                "volume-gone-with-snapshot",
                "snapshot.delete",
                "A volume is not listed any more when a snapshot of it was deleted.",
                r"/volumes/detail",
                ("name", "limit"),
                _none("volumes"),
            ),
            (
                "volume-deleted-and-listed",
                "volume.delete",
                "A deleted volume goes on being listed.",
                r"/volumes/detail",
                ("name",),
                _with_ghost("volumes"),
            ),
            (
                "volume-clone-consumes-source",
                "volume.clone",
                "A volume that was cloned is not available any more.",
                r"/volumes/detail",
                ("name", "status"),
                _none("volumes"),
            ),
            (
                "volume-brief-list-empty",
                "volume.list",
                "The brief list of volumes leaves out those that are asked for by name.",
                r"/volumes",
                ("name",),
                _none("volumes"),
            ),
            (
                "volume-brief-list-without-links",
                "volume.list",
                "The brief list of volumes lacks the links to them.",
                r"/volumes",
                ("name",),
                drop_key("volumes", "*", "links"),
            ),
            (
                "volume-list-attached-otherwise",
                "volume.list",
                "The detailed list of volumes tells of another age and of other attachments than the volume.",
                r"/volumes/detail",
                ("name",),
                edit_json(_otherwise_attached),
            ),
            (
                "volume-list-by-status-empty",
                "volume.list-filter",
                "The detailed list of volumes is empty if metadata and status are asked for.",
                r"/volumes/detail",
                ("metadata", "status"),
                _none("volumes"),
            ),
            (
                "volume-list-next-is-first",
                "volume.list-pages",
                "A page of the list of volumes tells that the first one is the next.",
                r"/volumes",
                ("metadata", "limit"),
                replace("volumes_links", "*", "href", by="/volumes?limit=1"),
            ),
            (
                "volume-list-never-downwards",
                "volume.list-sort",
                "The list of volumes is sorted upwards, whichever direction is asked for.",
                r"/volumes",
                ("metadata", "sort"),
                EditRequest(_upwards),
            ),
        )
    ),
    Deviation(
        name="snapshot-of-no-volume",
        breaks="block-storage.snapshot.create-unknown",
        sentence="A snapshot of no volume is accepted.",
        service="block-storage",
        methods=("POST",),
        path=r"/snapshots",
        when=lambda request: "volume_id" not in (request.json or {}).get("snapshot", {}),
        action=respond(202, json={"snapshot": {"id": UNKNOWN, "status": "creating"}}),
    ),
    Deviation(
        name="volume-size-impossible-becomes-one",
        breaks="block-storage.volume.create-invalid",
        sentence="A volume whose size is none is created, of 1 GiB.",
        service="block-storage",
        methods=("POST",),
        path=r"/volumes",
        when=_is_impossible,
        action=edit_request_json(lambda body, request: body["volume"].update(size=1)),
    ),
    Deviation(
        name="volume-metadata-item-replaces-all",
        breaks="block-storage.volume.metadata-item",
        sentence="Setting one key of a volume's metadata removes the others.",
        service="block-storage",
        methods=("PUT",),
        path=r"/volumes/[^/]+/metadata/[^/]+",
        action=EditRequest(_one_for_all, needs_body=True),
    ),
    Deviation(
        name="volume-zone-without-name",
        breaks="block-storage.availability-zone.list",
        sentence="An availability zone of volumes has no name.",
        service="block-storage",
        methods=("GET",),
        path=r"/os-availability-zone",
        action=edit_json(_nameless_zone),
    ),
    Deviation(
        name="volume-extensions-none",
        breaks="block-storage.extension.list",
        sentence="The service lists no extensions.",
        service="block-storage",
        methods=("GET",),
        path=r"/extensions",
        action=_none("extensions"),
    ),
    *(
        Deviation(
            name=name,
            breaks="block-storage.version.list",
            sentence=sentence,
            service="block-storage",
            methods=("GET",),
            path=r"/",
            action=changed(action, statuses=(300,)),
        )
        for name, sentence, action in (
            ("volume-versions-accepted", "The root of the service offers no choice.", status(203, of=300)),
            (
                "volume-version-twice",
                "The root of the service lists version 3 twice.",
                edit_json(lambda body, request: body["versions"].extend(body["versions"])),
            ),
            (
                "volume-version-without-links",
                "The root of the service does not say where its versions are.",
                drop_key("versions", "*", "links"),
            ),
        )
    ),
    Deviation(
        name="volume-version-without-highest-microversion",
        breaks="block-storage.version.microversion",
        sentence="The root of the service does not say the highest microversion.",
        service="block-storage",
        methods=("GET",),
        path=r"/",
        action=changed(replace("versions", "*", "version", by=""), statuses=(300,)),
    ),
)
