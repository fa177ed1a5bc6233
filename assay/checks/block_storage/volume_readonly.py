"""Making a volume read-only."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check


@check(
    "block-storage.volume.readonly",
    proves="volumes-v3-readonly",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#updates-volume-read-only-access-mode-flag",
)
def read_only_flag_follows_its_owner(cloud: Cloud, expect: Expect, own_volume: Volume) -> None:
    """The owner of a volume can make it read-only and writable again, and its metadata says which it is."""
    storage = cloud.rest("block-storage")
    path = f"/volumes/{own_volume.id}"
    for readonly in (True, False):
        action = {"os-update_readonly_flag": {"readonly": readonly}}
        expect.status("the change is accepted", storage.post(f"{path}/action", json=action), 202)
        shown = storage.get(path)["volume.metadata"]
        expect(f"set to {readonly}, the flag says so", shown.get("readonly"), equals=str(readonly))
