"""A volume of a server that is off."""

from openstack.block_storage.v3.volume import Volume
from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import wait_until_idle


@check(
    "compute.volume.attached-while-off",
    proves="compute-volume-attach",
    spec="https://docs.openstack.org/api-ref/compute/#attach-a-volume-to-an-instance",
)
def volume_stays_attached_while_off(
    cloud: Cloud, expect: Expect, own_server: Server, own_volume: Volume
) -> None:
    """A volume that is attached to a server stays attached when the server is stopped and started."""

    def attached() -> list[str]:
        return [str(one.volume_id) for one in cloud.compute.volume_attachments(own_server.id)]

    cloud.compute.create_volume_attachment(own_server.id, volume_id=own_volume.id)
    cloud.wait_for_status("the volume", lambda: cloud.block_storage.get_volume(own_volume.id), "in-use")
    cloud.compute.stop_server(own_server.id)
    wait_until_idle(cloud, own_server.id, "SHUTOFF")
    expect("the server that is off has the volume", attached(), equals=[own_volume.id])
    volume = cloud.rest("block-storage").get(f"/volumes/{own_volume.id}")
    expect("the volume is in use while the server is off", volume["volume.status"], equals="in-use")
    cloud.compute.start_server(own_server.id)
    wait_until_idle(cloud, own_server.id, "ACTIVE")
    expect("the server that runs again has the volume", attached(), equals=[own_volume.id])
