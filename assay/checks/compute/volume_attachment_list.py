"""Listing the volumes that are attached to a server."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import DescribedServer


@check(
    "compute.volume-attachment.list",
    proves="compute-volume-attach",
    spec="https://docs.openstack.org/api-ref/compute/#list-volume-attachments-for-an-instance",
)
def attached_volumes_are_listed(
    cloud: Cloud, expect: Expect, described_server: DescribedServer, attached_volume: str
) -> None:
    """A volume that is attached to a server is listed there, and shown by its id, with server and device."""
    compute = cloud.rest("compute")
    path = f"/servers/{described_server.id}/os-volume_attachments"
    listed = {one["volumeId"]: one for one in compute.get(path)["volumeAttachments"]}
    if not expect("the volume is listed", list(listed), contains=attached_volume):
        return
    shown = compute.get(f"{path}/{attached_volume}")["volumeAttachment"]
    for field in ("volumeId", "serverId", "device"):
        expect(
            f"list and item have the same {field}",
            shown.get(field),
            equals=listed[attached_volume].get(field),
        )
    expect("the attachment is that of the server", shown.get("serverId"), equals=described_server.id)
