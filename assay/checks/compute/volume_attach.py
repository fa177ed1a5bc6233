"""Attaching a volume to a server."""

from openstack.block_storage.v3.volume import Volume
from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check


@check(
    "compute.volume.attach",
    proves="compute-volume-attach",
    spec="https://docs.openstack.org/api-ref/compute/#attach-a-volume-to-an-instance",
)
def volume_is_attached_and_detached(
    cloud: Cloud, expect: Expect, lent_server: Server, own_volume: Volume
) -> None:
    """A volume that is attached to a server is in use by it, and when detached is available again."""
    compute = cloud.rest("compute")
    path = f"/servers/{lent_server.id}/os-volume_attachments"

    def volume() -> Volume:
        return cloud.block_storage.get_volume(own_volume.id)

    told = compute.post(path, json={"volumeAttachment": {"volumeId": own_volume.id}})
    expect("the answer names the volume", told["volumeAttachment.volumeId"], equals=own_volume.id)
    # Cinder hears of it before nova answers, so that waiting longer for nothing can be spared.
    begun = cloud.settle(volume, lambda seen: seen.status != "available")
    if not expect("the attaching begins", begun.status, differs_from="available"):
        return
    attached = cloud.wait_for_status("the volume", volume, "in-use")
    servers = [one.get("server_id") for one in attached.attachments]
    expect("the volume is in use by the server", servers, equals=[lent_server.id])
    compute.delete(f"{path}/{own_volume.id}")
    begun = cloud.settle(volume, lambda seen: seen.status != "in-use")
    if expect("the detaching begins", begun.status, differs_from="in-use"):
        free = cloud.wait_for_status("the volume", volume, "available")
        expect("the volume is in use by no server", free.attachments, equals=[])
