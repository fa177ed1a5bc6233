"""Creating a volume from a snapshot."""

from openstack.block_storage.v3.snapshot import Snapshot

from assay.kit import Cloud, Expect, check
from assay.kit.resources.volumes import available


@check(
    "block-storage.snapshot.restore",
    proves="volumes-v3-snapshot-create-delete",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#create-a-volume",
    uses={"volumes": 1, "gigabytes": 2},
)
def volume_from_snapshot_may_be_larger(cloud: Cloud, expect: Expect, snapshot: Snapshot) -> None:
    """A volume can be created from a snapshot, larger than it, and names the snapshot."""
    storage = cloud.rest("block-storage")
    asked = {"name": cloud.name("volume"), "size": 2, "snapshot_id": snapshot.id}
    made = storage.post("/volumes", json={"volume": asked})
    expect.status("creation is accepted", made, 202)
    available(cloud, str(made["volume.id"]))
    restored = storage.get(f"/volumes/{made['volume.id']}")["volume"]
    expect("it names the snapshot", restored.get("snapshot_id"), equals=snapshot.id)
    expect("it is as large as asked for", restored.get("size"), equals=2)
