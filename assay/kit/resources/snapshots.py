"""Snapshots of volumes."""

from openstack.block_storage.v3.snapshot import Snapshot
from openstack.block_storage.v3.volume import Volume

from assay.kit.cloud import Cloud
from assay.kit.declare import resource


@resource("snapshot", shared=True, takes=1.5, uses={"snapshots": 1, "gigabytes": 1})
def snapshot(cloud: Cloud, volume: Volume) -> Snapshot:
    """A snapshot of the shared volume, which every check may look at and none may change."""
    return take(cloud, volume)


@resource("own_snapshot", takes=1.5, uses={"snapshots": 1, "gigabytes": 1})
def own_snapshot(cloud: Cloud, volume: Volume) -> Snapshot:
    """A snapshot of the check's own, of the shared volume."""
    return take(cloud, volume)


def take(cloud: Cloud, volume: Volume) -> Snapshot:
    """Take a snapshot of a volume and wait until it is available.

    Args:
        cloud: Where the volume is.
        volume: An available one.

    Returns:
        The snapshot.

    Raises:
        NeverReached: it went into an error status, or is not available in time.
    """
    made = cloud.block_storage.create_snapshot(name=cloud.name("snapshot"), volume_id=volume.id)
    ready: Snapshot = cloud.wait_for_status(
        "the snapshot", lambda: cloud.block_storage.get_snapshot(made.id), "available"
    )
    return ready
