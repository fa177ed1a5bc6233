"""Creating a volume."""

from assay.kit import Cloud, Expect, Facts, check
from assay.kit.resources.volumes import available


@check(
    "block-storage.volume.create",
    proves="volumes-v3-create-delete",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#create-a-volume",
    uses={"volumes": 1, "gigabytes": 1},
)
def new_volume_is_as_asked_for(cloud: Cloud, expect: Expect, fact: Facts) -> None:
    """A new volume becomes available with the name, description, size and metadata that were asked for."""
    metadata = {"purpose": "check", "rank": "1"}
    asked = {
        "name": cloud.name("volume"),
        "description": "Made by a check of its creation.",
        "size": 1,
        "metadata": metadata,
    }
    storage = cloud.rest("block-storage")
    made = storage.post("/volumes", json={"volume": asked})
    expect.status("creation is accepted", made, 202)
    available(cloud, str(made["volume.id"]))
    volume = storage.get(f"/volumes/{made['volume.id']}")["volume"]
    for field in ("name", "description", "size"):
        expect(f"its {field} is what was asked for", volume.get(field), equals=asked[field])
    # A storage driver may add metadata of its own.
    kept = {key: volume.get("metadata", {}).get(key) for key in metadata}
    expect("its metadata is what was asked for", kept, equals=metadata)
    expect("nothing is attached to it", volume.get("attachments"), equals=[])
    expect("empty, it cannot be booted from", volume.get("bootable"), equals="false")
    fact("block-storage.default-volume-type", volume.get("volume_type"))
