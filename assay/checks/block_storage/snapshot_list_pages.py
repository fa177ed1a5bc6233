"""Listing snapshots page by page."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.snapshots import SnapshotSeries


@check(
    "block-storage.snapshot.list-pages",
    proves="volumes-v3-snapshot-create-delete",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#list-snapshots-and-details",
)
def list_of_snapshots_is_cut_as_asked_for(
    cloud: Cloud, expect: Expect, snapshot_series: SnapshotSeries
) -> None:
    """The list of snapshots is as long as the limit says and begins behind the marker or at the offset."""

    def listed(**query: str) -> list[str]:
        params = {"volume_id": snapshot_series.volume, **query}
        answer = cloud.rest("block-storage").get("/snapshots", params=params)
        return [str(one.get("id")) for one in answer["snapshots"]]

    whole = listed()
    if not expect("without a limit all are listed", whole, same_items=snapshot_series.ids):
        return
    expect("a limit of one gives the first", listed(limit="1"), equals=whole[:1])
    expect("a limit of none gives none", listed(limit="0"), equals=[])
    expect("a limit beyond their number gives all", listed(limit="100000"), equals=whole)
    expect("behind the marker come the others", listed(marker=whole[0]), equals=whole[1:])
    expect("from the offset on come the others", listed(offset="1", limit="3"), equals=whole[1:])
