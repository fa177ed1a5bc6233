"""The content of a cloned volume."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check
from assay.kit.resources.filled_volumes import beginning_of_volume
from assay.kit.resources.images import CONTENT
from assay.kit.resources.volumes import available


@check(
    "block-storage.volume.clone-content",
    proves="volumes-v3-clone",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#create-a-volume",
    uses={"volumes": 1, "gigabytes": 1},
)
def clone_holds_what_its_source_holds(cloud: Cloud, expect: Expect, filled_volume: Volume) -> None:
    """A clone of a volume holds the same bytes as its source, and is as large if nothing else is asked."""
    asked = {"name": cloud.name("clone"), "source_volid": filled_volume.id}
    made = cloud.rest("block-storage").post("/volumes", json={"volume": asked})
    clone = available(cloud, str(made["volume.id"]))
    expect("it is as large as its source", clone.size, equals=filled_volume.size)
    expect("it holds what its source holds", beginning_of_volume(cloud, clone.id), equals=CONTENT)
