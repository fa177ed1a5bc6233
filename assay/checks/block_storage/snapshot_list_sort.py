"""Sorting the list of snapshots."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.snapshots import SnapshotSeries

KEYS = {"id": "id", "display_name": "name", "created_at": "created_at"}
"""Key to sort by, and the field that shows it."""


@check(
    "block-storage.snapshot.list-sort",
    proves="volumes-v3-snapshot-create-delete",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#list-snapshots-and-details",
)
def list_of_snapshots_is_sorted_as_asked_for(
    cloud: Cloud, expect: Expect, snapshot_series: SnapshotSeries
) -> None:
    """The list of snapshots is sorted by id, name or time of creation, upwards or downwards."""
    for key, field in KEYS.items():
        for direction, way in (("asc", "upwards"), ("desc", "downwards")):
            params = {"volume_id": snapshot_series.volume, "sort_key": key, "sort_dir": direction}
            answer = cloud.rest("block-storage").get("/snapshots", params=params)
            seen = [str(one.get(field)) for one in answer["snapshots"]]
            wanted = sorted(seen, reverse=direction == "desc")
            expect(f"sorted by {field} they are listed {way}", seen, equals=wanted)
