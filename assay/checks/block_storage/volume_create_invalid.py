"""Creating a volume of no possible size."""

from typing import Any

from assay.kit import Cloud, Expect, check

IMPOSSIBLE: dict[str, dict[str, Any]] = {
    "of size zero": {"size": 0},
    "of negative size": {"size": -1},
    "whose size is a word": {"size": "large"},
    "whose size is left empty": {"size": ""},
    "of no size at all": {},
}


@check(
    "block-storage.volume.create-invalid",
    proves="volumes-v3-create-delete",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#create-a-volume",
)
def impossible_sizes_are_refused(cloud: Cloud, expect: Expect) -> None:
    """A volume of no size, or whose size is not a positive number, is refused, and nothing is created."""
    storage = cloud.rest("block-storage")
    name = cloud.name("volume")
    for which, size in IMPOSSIBLE.items():
        refused = storage.post("/volumes", json={"volume": {"name": name, **size}}, refusable=True)
        expect.status(f"a volume {which} is refused", refused, 400)
    listed = storage.get("/volumes", params={"name": name})["volumes"]
    expect("no volume was created", listed, equals=[])
