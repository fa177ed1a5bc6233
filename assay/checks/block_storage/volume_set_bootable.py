"""Saying that a volume can be booted from."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check


@check(
    "block-storage.volume.set-bootable",
    proves="volumes-v3-copy-image-to-volume",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#update-a-volume-s-bootable-status",
)
def bootable_mark_follows_its_owner(cloud: Cloud, expect: Expect, own_volume: Volume) -> None:
    """The owner of a volume says whether it can be booted from, and can take that back."""
    storage = cloud.rest("block-storage")
    path = f"/volumes/{own_volume.id}"
    for bootable in (True, False):
        storage.post(f"{path}/action", json={"os-set_bootable": {"bootable": bootable}})
        shown = storage.get(path)["volume.bootable"]
        expect(f"set to {bootable}, it shows so", shown, equals=str(bootable).lower())
