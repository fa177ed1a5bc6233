"""One key of a volume's metadata."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check


@check(
    "block-storage.volume.metadata-item",
    proves="volumes-v3-metadata",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#update-a-volume-s-metadata-for-a-specific-key",
)
def one_key_is_set_and_shown_by_itself(cloud: Cloud, expect: Expect, own_volume: Volume) -> None:
    """One key of a volume's metadata can be set and shown by itself; one that is not there is not found."""
    storage = cloud.rest("block-storage")
    path = f"/volumes/{own_volume.id}/metadata"
    storage.post(path, json={"metadata": {"one": "1", "two": "2"}})
    storage.put(f"{path}/two", json={"meta": {"two": "II"}})
    expect("the key has its new value", storage.get(f"{path}/two")["meta"], equals={"two": "II"})
    shown = storage.get(f"/volumes/{own_volume.id}")["volume.metadata"]
    expect("the volume shows it", shown.get("two"), equals="II")
    expect("the other key is as before", shown.get("one"), equals="1")
    unknown = storage.get(f"{path}/three", refusable=True)
    expect.status("a key that is not there is not found", unknown, 404)
