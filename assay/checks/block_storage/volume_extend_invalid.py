"""Extending a volume to no larger size."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check


@check(
    "block-storage.volume.extend-invalid",
    proves="volumes-v3-extend",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#extend-a-volume-size",
)
def volume_never_shrinks(cloud: Cloud, expect: Expect, own_volume: Volume) -> None:
    """Extending a volume to its own size, to less or to no number is refused, and leaves it as it was."""
    storage = cloud.rest("block-storage")
    path = f"/volumes/{own_volume.id}"
    for what, size in (("its own size", own_volume.size), ("nothing", 0), ("a word", "large")):
        extension = {"os-extend": {"new_size": size}}
        refused = storage.post(f"{path}/action", json=extension, refusable=True)
        expect.status(f"extending it to {what} is refused", refused, 400)
    shown = storage.get(path)["volume"]
    expect("it is as large as before", shown.get("size"), equals=own_volume.size)
    expect("it is available as before", shown.get("status"), equals="available")
