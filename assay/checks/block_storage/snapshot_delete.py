"""Deleting a snapshot."""

from openstack.block_storage.v3.snapshot import Snapshot
from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check


@check(
    "block-storage.snapshot.delete",
    proves="volumes-v3-snapshot-create-delete",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#delete-a-snapshot",
)
def deleted_snapshot_is_gone(cloud: Cloud, expect: Expect, volume: Volume, own_snapshot: Snapshot) -> None:
    """A snapshot that its owner deletes is not found any more, and its volume stays."""
    storage = cloud.rest("block-storage")
    path = f"/snapshots/{own_snapshot.id}"

    def status() -> str:
        shown = storage.get(path, refusable=True)
        return "gone" if shown.status == 404 else str(shown["snapshot.status"])

    expect.status("deletion is accepted", storage.delete(path), 202)
    begun = cloud.settle(status, lambda seen: seen in ("deleting", "gone"))
    if expect("it is deleting or gone", begun, among=("deleting", "gone")):
        cloud.wait(
            "the snapshot is gone", status, lambda seen: seen == "gone", doomed=lambda seen: "error" in seen
        )
    listed = storage.get("/volumes/detail", params={"name": volume.name, "limit": "1"})["volumes"]
    expect("its volume stays", [one.get("id") for one in listed], equals=[volume.id])
