"""Deleting a volume."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check


@check(
    "block-storage.volume.delete",
    proves="volumes-v3-create-delete",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#delete-a-volume",
)
def deleted_volume_is_gone(cloud: Cloud, expect: Expect, own_volume: Volume) -> None:
    """A volume that its owner deletes is neither found nor listed any more."""
    storage = cloud.rest("block-storage")
    path = f"/volumes/{own_volume.id}"

    def status() -> str:
        shown = storage.get(path, refusable=True)
        return "gone" if shown.status == 404 else str(shown["volume.status"])

    expect.status("deletion is accepted", storage.delete(path), 202)
    begun = cloud.settle(status, lambda seen: seen in ("deleting", "gone"))
    if expect("it is deleting or gone", begun, among=("deleting", "gone")):
        cloud.wait(
            "the volume is gone", status, lambda seen: seen == "gone", doomed=lambda seen: "error" in seen
        )
        listed = storage.get("/volumes/detail", params={"name": own_volume.name})["volumes"]
        expect("it is not listed", listed, equals=[])
