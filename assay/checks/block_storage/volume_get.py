"""Showing a volume."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check

DOCUMENTED = ("attachments", "created_at", "encrypted", "links", "multiattach", "snapshot_id", "source_volid")


@check(
    "block-storage.volume.get",
    proves="volumes-v3-get",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#show-a-volume-s-details",
)
def volume_is_shown_with_its_owner(cloud: Cloud, expect: Expect, volume: Volume) -> None:
    """A volume is shown with its name, size, status and owner, and with every documented detail."""
    shown = cloud.rest("block-storage").get(f"/volumes/{volume.id}")["volume"]
    expect("it is the one asked for", shown.get("id"), equals=volume.id)
    expect("its name is its own", shown.get("name"), equals=volume.name)
    expect("its size is in GiB", shown.get("size"), equals=1)
    expect("it belongs to this project", shown.get("os-vol-tenant-attr:tenant_id"), equals=cloud.project)
    expect("it belongs to this user", shown.get("user_id"), equals=cloud.user)
    expect("nothing documented is missing", [key for key in DOCUMENTED if key not in shown], equals=[])
