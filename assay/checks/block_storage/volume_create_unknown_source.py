"""Creating a volume out of something that does not exist."""

from assay.kit import Cloud, Expect, check

UNKNOWN = "5f0c2a44-8f5b-4f3e-9c53-2e6d1b7a9d10"
STATUSES = {"source_volid": 404, "snapshot_id": 404, "volume_type": 404, "imageRef": 400}


@check(
    "block-storage.volume.create-unknown-source",
    proves="volumes-v3-create-delete",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#create-a-volume",
)
def unknown_sources_and_types_are_refused(cloud: Cloud, expect: Expect) -> None:
    """A volume out of a volume, snapshot or image, or of a type, that does not exist is refused."""
    storage = cloud.rest("block-storage")
    name = cloud.name("volume")
    for field, status in STATUSES.items():
        asked = {"name": name, "size": 1, field: UNKNOWN}
        refused = storage.post("/volumes", json={"volume": asked}, refusable=True)
        expect.status(f"an unknown {field} is refused", refused, status)
    listed = storage.get("/volumes", params={"name": name})["volumes"]
    expect("no volume was created", listed, equals=[])
