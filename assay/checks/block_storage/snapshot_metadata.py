"""The metadata of a snapshot."""

from openstack.block_storage.v3.snapshot import Snapshot

from assay.kit import Cloud, Expect, check


@check(
    "block-storage.snapshot.metadata",
    proves="volumes-v3-snapshot-create-delete",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#create-a-snapshot-s-metadata",
)
def snapshot_metadata_is_merged_replaced_and_removed(
    cloud: Cloud, expect: Expect, own_snapshot: Snapshot
) -> None:
    """A snapshot's metadata can be added to, replaced as a whole, changed and removed key by key."""
    storage = cloud.rest("block-storage")
    path = f"/snapshots/{own_snapshot.id}/metadata"
    storage.post(path, json={"metadata": {"one": "1", "two": "2"}})
    storage.post(path, json={"metadata": {"two": "II", "three": "3"}})
    merged = {"one": "1", "two": "II", "three": "3"}
    shown = storage.get(path)["metadata"]  # to which a storage driver may have added
    expect("what is added joins what was there", {key: shown.get(key) for key in merged}, equals=merged)
    storage.put(path, json={"metadata": {"four": "4", "five": "5"}})
    replaced = {"four": "4", "five": "5"}
    expect("what replaces it leaves nothing else", storage.get(path)["metadata"], equals=replaced)
    storage.put(f"{path}/five", json={"meta": {"five": "V"}})
    expect("one key can be changed", storage.get(f"{path}/five")["meta"], equals={"five": "V"})
    storage.delete(f"{path}/four")
    expect("one key can be removed", storage.get(path)["metadata"], equals={"five": "V"})
