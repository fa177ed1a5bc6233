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


@resource("volume", shared=True, takes=1.5, uses={"volumes": 1, "gigabytes": 1})
def volume(cloud: Cloud) -> Volume:
    """An empty volume of 1 GiB that every check may look at, snapshot and clone, and none may change."""
    made = cloud.block_storage.create_volume(name=cloud.name("shared"), size=1)
    return available(cloud, made.id)


def available(cloud: Cloud, id: str) -> Volume:
    """Wait until a volume is available.

    Args:
        cloud: Where it is.
        id: Its id.

    Returns:
        The volume, with that status.

    Raises:
        NeverReached: it went into an error status, or is not available in time.
    """
    ready: Volume = cloud.wait_for_status(
        "the volume", lambda: cloud.block_storage.get_volume(id), "available"
    )
    return ready
