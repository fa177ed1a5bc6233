"""Listing volumes."""

from openstack.block_storage.v3.volume import Volume

from assay.kit import Cloud, Expect, check


@check(
    "block-storage.volume.list",
    proves="volumes-v3-list",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#list-accessible-volumes",
)
def volume_is_listed_briefly_and_in_detail(cloud: Cloud, expect: Expect, volume: Volume) -> None:
    """A volume is listed by its name, briefly or in detail, with the details of the volume itself."""
    storage = cloud.rest("block-storage")
    brief = storage.get("/volumes", params={"name": volume.name})["volumes"]
    expect("it alone is listed briefly", [one.get("id") for one in brief], equals=[volume.id])
    lacking = [key for one in brief for key in ("id", "name", "links") if key not in one]
    expect("with its id, name and links", lacking, equals=[])
    detailed = storage.get("/volumes/detail", params={"name": volume.name})["volumes"]
    if expect("it alone is listed in detail", [one.get("id") for one in detailed], equals=[volume.id]):
        shown = storage.get(f"/volumes/{volume.id}")["volume"]
        expect("the list has every detail of the volume", sorted(detailed[0]), equals=sorted(shown))
        for field in ("size", "status", "created_at", "attachments"):
            expect(f"its {field} is the same in the list", detailed[0].get(field), equals=shown.get(field))
