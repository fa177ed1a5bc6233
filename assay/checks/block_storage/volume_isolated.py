"""Volumes of other projects."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check


@check(
    "block-storage.volume.isolated",
    proves="volumes-v3-isolation",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#show-a-volume-s-details",
)
def stranger_does_not_reach_a_volume(
    cloud: Cloud, expect: Expect, stranger: Cloud, own_volume: Volume
) -> None:
    """Another project finds a volume neither to show, list, rename, snapshot nor delete it."""
    theirs = stranger.rest("block-storage")
    path = f"/volumes/{own_volume.id}"
    expect.status("it is not found to be shown", theirs.get(path, refusable=True), 404)
    listed = theirs.get("/volumes/detail", params={"name": own_volume.name, "status": "available"})["volumes"]
    expect("it is not listed", listed, equals=[])
    renamed = theirs.put(path, json={"volume": {"name": cloud.name("taken")}}, refusable=True)
    expect.status("it is not found to be renamed", renamed, 404)
    snapshot = {"name": cloud.name("snapshot"), "volume_id": own_volume.id}
    copied = theirs.post("/snapshots", json={"snapshot": snapshot}, refusable=True)
    expect.status("it is not found to be copied", copied, 404)
    expect.status("it is not found to be deleted", theirs.delete(path, refusable=True), 404)
    shown = cloud.rest("block-storage").get(path)["volume"]
    expect(
        "its owner has it as it was",
        (shown.get("name"), shown.get("status")),
        equals=(own_volume.name, "available"),
    )
