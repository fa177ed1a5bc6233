"""Deleting a volume that has a snapshot."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check
from assay.kit.resources.snapshots import take


@check(
    "block-storage.snapshot.protects-volume",
    proves="volumes-v3-snapshot-create-delete",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#delete-a-volume",
    uses={"snapshots": 1, "gigabytes": 1},
)
def volume_with_snapshot_is_not_deleted(cloud: Cloud, expect: Expect, own_volume: Volume) -> None:
    """A volume that has a snapshot refuses to be deleted and stays available."""
    storage = cloud.rest("block-storage")
    take(cloud, own_volume)
    path = f"/volumes/{own_volume.id}"
    expect.status("deletion is refused", storage.delete(path, refusable=True), 400)
    shown = storage.get(path, refusable=True)
    if expect.status("the volume is still there", shown, 200):
        expect("it is still available", shown["volume.status"], equals="available")
