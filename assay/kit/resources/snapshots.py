"""Snapshots of volumes."""

from dataclasses import dataclass

from openstack.block_storage.v3.snapshot import Snapshot
from openstack.block_storage.v3.volume import Volume

from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.resources.volumes import available


@resource("snapshot", shared=True, takes=1.5, uses={"snapshots": 1, "gigabytes": 1})
def snapshot(cloud: Cloud, volume: Volume) -> Snapshot:
    """A snapshot of the shared volume, which every check may look at and none may change."""
    return take(cloud, volume)


@resource("own_snapshot", takes=1.5, uses={"snapshots": 1, "gigabytes": 1})
def own_snapshot(cloud: Cloud, volume: Volume) -> Snapshot:
    """A snapshot of the check's own, of the shared volume."""
    return take(cloud, volume)


def take(cloud: Cloud, volume: Volume, word: str = "snapshot") -> Snapshot:
    """Take a snapshot of a volume and wait until it is available.

    Args:
        cloud: Where the volume is.
        volume: An available one.
        word: What to call it.

    Returns:
        The snapshot.

    Raises:
        NeverReached: it went into an error status, or is not available in time.
    """
    made = cloud.block_storage.create_snapshot(name=cloud.name(word), volume_id=volume.id)
    ready: Snapshot = cloud.wait_for_status(
        "the snapshot", lambda: cloud.block_storage.get_snapshot(made.id), "available"
    )
    return ready


@dataclass(frozen=True)
class SnapshotSeries:
    """Some snapshots of a volume of which there are no others.

    Attributes:
        volume: Id of the volume, which finds them.
        ids: Theirs, in the order in which they were taken.
    """

    volume: str
    ids: tuple[str, ...]


@resource("snapshot_series", shared=True, takes=4.0, uses={"volumes": 1, "snapshots": 3, "gigabytes": 4})
def snapshot_series(cloud: Cloud) -> SnapshotSeries:
    """Three snapshots of a volume of their own, only to be read; their names sort as neither age nor id."""
    made = cloud.block_storage.create_volume(name=cloud.name("volume"), size=1)
    volume = available(cloud, made.id)
    # One after the other, so that they differ in age, in which services count seconds.
    taken = [take(cloud, volume, word) for word in ("middle", "first", "last")]
    return SnapshotSeries(volume=str(volume.id), ids=tuple(str(one.id) for one in taken))
