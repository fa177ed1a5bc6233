"""Cloning a volume."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check
from assay.kit.resources.volumes import available


@check(
    "block-storage.volume.clone",
    proves="volumes-v3-clone",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#create-a-volume",
    uses={"volumes": 1, "gigabytes": 2},
)
def clone_may_be_larger_than_its_source(cloud: Cloud, expect: Expect, volume: Volume) -> None:
    """A volume can be cloned into a larger one, which names its source and leaves it as it was."""
    storage = cloud.rest("block-storage")
    asked = {"name": cloud.name("clone"), "size": 2, "source_volid": volume.id}
    made = storage.post("/volumes", json={"volume": asked})
    expect.status("cloning is accepted", made, 202)
    available(cloud, str(made["volume.id"]))
    clone = storage.get(f"/volumes/{made['volume.id']}")["volume"]
    expect("the clone is another volume", clone.get("id"), differs_from=volume.id)
    expect("the clone names its source", clone.get("source_volid"), equals=volume.id)
    expect("the clone is as large as asked for", clone.get("size"), equals=2)
    listed = storage.get("/volumes/detail", params={"name": volume.name, "status": "available"})["volumes"]
    sources = [(one.get("id"), one.get("size")) for one in listed]
    expect("the source is available and as large as before", sources, equals=[(volume.id, volume.size)])
