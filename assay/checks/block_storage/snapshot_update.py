"""Updating a snapshot."""

from openstack.block_storage.v3.snapshot import Snapshot

from assay.kit import Cloud, Expect, check


@check(
    "block-storage.snapshot.update",
    proves="volumes-v3-snapshot-create-delete",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#update-a-snapshot",
)
def updated_snapshot_shows_it(cloud: Cloud, expect: Expect, own_snapshot: Snapshot) -> None:
    """A snapshot takes a new name and description and stays a snapshot of its volume."""
    storage = cloud.rest("block-storage")
    path = f"/snapshots/{own_snapshot.id}"
    update = {"name": cloud.name("renamed"), "description": "Described by a check."}
    storage.put(path, json={"snapshot": update})
    shown = storage.get(path)["snapshot"]
    expect("it has the new name", shown.get("name"), equals=update["name"])
    expect("it has the new description", shown.get("description"), equals=update["description"])
    expect("it is of the same volume", shown.get("volume_id"), equals=own_snapshot.volume_id)
