"""The content of a volume from a snapshot."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check
from assay.kit.resources.filled_volumes import beginning_of_volume
from assay.kit.resources.images import CONTENT
from assay.kit.resources.snapshots import take
from assay.kit.resources.volumes import available


@check(
    "block-storage.snapshot.restore-content",
    proves="volumes-v3-snapshot-create-delete",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#create-a-volume",
    uses={"volumes": 1, "snapshots": 1, "gigabytes": 2},
)
def snapshot_holds_what_the_volume_held(cloud: Cloud, expect: Expect, filled_volume: Volume) -> None:
    """A volume that is created from a snapshot holds what was in the volume when the snapshot was taken."""
    asked = {"name": cloud.name("volume"), "snapshot_id": take(cloud, filled_volume).id}
    made = cloud.rest("block-storage").post("/volumes", json={"volume": asked})
    restored = available(cloud, str(made["volume.id"]))
    expect("it is as large as the volume was", restored.size, equals=filled_volume.size)
    expect("it holds what the volume held", beginning_of_volume(cloud, restored.id), equals=CONTENT)
