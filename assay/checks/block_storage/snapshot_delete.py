"""Deleting a snapshot."""

from openstack.block_storage.v3.snapshot import Snapshot

from assay.kit import Cloud, Expect, check


@check(
    "block-storage.snapshot.delete",
    proves="volumes-v3-snapshot-create-delete",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#delete-a-snapshot",
)
def deleted_snapshot_is_gone(cloud: Cloud, expect: Expect, own_snapshot: Snapshot) -> None:
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
    volume = storage.get(f"/volumes/{own_snapshot.volume_id}", refusable=True)
    expect.status("its volume stays", volume, 200)
