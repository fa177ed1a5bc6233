"""Creating a snapshot."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check


@check(
    "block-storage.snapshot.create",
    proves="volumes-v3-snapshot-create-delete",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#create-a-snapshot",
    uses={"snapshots": 1, "gigabytes": 1},
)
def new_snapshot_is_as_asked_for(cloud: Cloud, expect: Expect, volume: Volume) -> None:
    """A new snapshot of a volume becomes available with the name, description and metadata asked for."""
    storage = cloud.rest("block-storage")
    asked = {
        "volume_id": volume.id,
        "name": cloud.name("snapshot"),
        "description": "Made by a check of its creation.",
    }
    made = storage.post("/snapshots", json={"snapshot": {**asked, "metadata": {"purpose": "check"}}})
    expect.status("creation is accepted", made, 202)
    id = str(made["snapshot.id"])
    cloud.wait_for_status("the snapshot", lambda: cloud.block_storage.get_snapshot(id), "available")
    snapshot = storage.get(f"/snapshots/{id}")["snapshot"]
    for field, value in asked.items():
        expect(f"its {field} is what was asked for", snapshot.get(field), equals=value)
    # A storage driver may add metadata of its own.
    purpose = snapshot.get("metadata", {}).get("purpose")
    expect("its metadata is what was asked for", purpose, equals="check")
    expect("it is as large as its volume", snapshot.get("size"), equals=volume.size)
