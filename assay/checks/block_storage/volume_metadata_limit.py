"""Limits of a volume's metadata."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check

LONGEST = 255


@check(
    "block-storage.volume.metadata-limit",
    proves="volumes-v3-metadata",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#create-metadata-for-volume",
)
def metadata_is_held_to_its_lengths(cloud: Cloud, expect: Expect, own_volume: Volume) -> None:
    """Keys and values of a volume's metadata may have 255 characters and no more, and a key at least one."""
    storage = cloud.rest("block-storage")
    path = f"/volumes/{own_volume.id}/metadata"
    longest = {"k" * LONGEST: "v" * LONGEST}
    storage.post(path, json={"metadata": longest})
    for what, item in (
        ("a key of 256 characters", {"k" * (LONGEST + 1): "v"}),
        ("a value of 256 characters", {"k": "v" * (LONGEST + 1)}),
        ("a key of no characters", {"": "v"}),
    ):
        refused = storage.post(path, json={"metadata": item}, refusable=True)
        expect.status(f"{what} is refused", refused, 400)
    shown = storage.get(path)["metadata"]
    kept = {key: shown.get(key) for key in longest}
    expect("a key and a value of 255 characters are kept", kept, equals=longest)
    expect(
        "nothing that was refused is kept", [key for key in ("k", "", "k" * 256) if key in shown], equals=[]
    )
