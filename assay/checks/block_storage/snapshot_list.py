"""Listing snapshots."""

from openstack.block_storage.v3.snapshot import Snapshot

from assay.kit import Cloud, Expect, check

UNKNOWN = "5f0c2a44-8f5b-4f3e-9c53-2e6d1b7a9d10"


@check(
    "block-storage.snapshot.list",
    proves="volumes-v3-snapshot-create-delete",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#list-snapshots-and-details",
)
def filters_narrow_the_list_of_snapshots(cloud: Cloud, expect: Expect, snapshot: Snapshot) -> None:
    """Snapshots are listed, briefly or in detail, and the list can be narrowed by name, status and volume."""

    def listed(path: str, **query: str) -> list[str]:
        answer = cloud.rest("block-storage").get(path, params=query)
        return [str(one.get("id")) for one in answer["snapshots"]]

    name, volume = str(snapshot.name), str(snapshot.volume_id)
    expect("its name finds it", listed("/snapshots", name=name), equals=[snapshot.id])
    both = listed("/snapshots", name=name, status="available")
    expect("its name and status find it in the brief list", both, equals=[snapshot.id])
    wrong = listed("/snapshots", name=name, status="error")
    expect("another status does not in the brief list", wrong, equals=[])
    expect("its volume finds it", listed("/snapshots/detail", volume_id=volume), contains=snapshot.id)
    whole = listed("/snapshots/detail", name=name, status="available", volume_id=volume)
    expect("all of them find it", whole, equals=[snapshot.id])
    expect("another name does not", listed("/snapshots", name=cloud.name("none")), equals=[])
    expect("another status does not", listed("/snapshots/detail", name=name, status="error"), equals=[])
    expect("another volume does not", listed("/snapshots/detail", name=name, volume_id=UNKNOWN), equals=[])
