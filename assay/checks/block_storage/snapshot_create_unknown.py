"""Creating a snapshot of nothing."""

from typing import Any

from assay.kit import Cloud, Expect, check

UNKNOWN = "5f0c2a44-8f5b-4f3e-9c53-2e6d1b7a9d10"


@check(
    "block-storage.snapshot.create-unknown",
    proves="volumes-v3-snapshot-create-delete",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#create-a-snapshot",
)
def snapshot_of_nothing_is_refused(cloud: Cloud, expect: Expect) -> None:
    """A snapshot of a volume that does not exist, or of no volume, is refused."""
    storage = cloud.rest("block-storage")
    name = cloud.name("snapshot")

    def status_of(claim: str, status: int, **volume: Any) -> None:
        asked = {"name": name, **volume}
        refused = storage.post("/snapshots", json={"snapshot": asked}, refusable=True)
        expect.status(claim, refused, status)

    status_of("the volume is not found", 404, volume_id=UNKNOWN)
    status_of("without a volume the request is a bad one", 400)
    listed = storage.get("/snapshots/detail", params={"name": name})["snapshots"]
    expect("no snapshot was created", listed, equals=[])
