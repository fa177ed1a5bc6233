"""The metadata of a volume."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check


@check(
    "block-storage.volume.metadata",
    proves="volumes-v3-metadata",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#create-metadata-for-volume",
)
def metadata_is_merged_replaced_and_removed(cloud: Cloud, expect: Expect, own_volume: Volume) -> None:
    """A volume's metadata can be added to, replaced as a whole, and removed key by key."""
    storage = cloud.rest("block-storage")
    path = f"/volumes/{own_volume.id}/metadata"
    storage.post(path, json={"metadata": {"one": "1", "two": "2"}})
    storage.post(path, json={"metadata": {"two": "II", "three": "3"}})
    merged = {"one": "1", "two": "II", "three": "3"}
    shown = storage.get(path)["metadata"]  # to which a storage driver may have added
    expect("what is added joins what was there", {key: shown.get(key) for key in merged}, equals=merged)
    storage.put(path, json={"metadata": {"four": "4", "five": "5"}})
    replaced = {"four": "4", "five": "5"}
    expect("what replaces it leaves nothing else", storage.get(path)["metadata"], equals=replaced)
    storage.delete(f"{path}/four")
    expect("a key that is removed is gone", storage.get(path)["metadata"], equals={"five": "5"})
