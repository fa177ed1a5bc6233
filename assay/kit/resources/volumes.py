"""Volumes of a check's own."""

from openstack.block_storage.v3.volume import Volume

from assay.kit.cloud import Cloud
from assay.kit.declare import resource


@resource("own_volume", takes=1.5, uses={"volumes": 1, "gigabytes": 1})
def own_volume(cloud: Cloud) -> Volume:
    """An empty volume of 1 GiB, available."""
    made = cloud.block_storage.create_volume(name=cloud.name("volume"), size=1)
    ready: Volume = cloud.wait_for_status(
        "the volume", lambda: cloud.block_storage.get_volume(made.id), "available"
    )
    return ready
