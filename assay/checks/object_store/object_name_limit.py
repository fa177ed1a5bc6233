"""Names of objects that are too long."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.object_store import ObjectFeatures

LONGEST = 1024


@check(
    "object-store.object.name-limit",
    proves="objectstore-limits",
    spec="https://docs.openstack.org/api-ref/object-store/#create-or-replace-object",
)
def object_name_is_held_to_its_length(
    cloud: Cloud, expect: Expect, object_features: ObjectFeatures, own_container: str
) -> None:
    """The name of an object may be as long as the store says, 1024 bytes if it says nothing, not longer."""
    longest = int(object_features.setting("swift", "max_object_name_length", LONGEST))
    store = cloud.rest("object-store")
    accepted = store.put(f"/{own_container}/{'n' * longest}", data=b"fits", refusable=True)
    expect.status("the longest name is accepted", accepted, 201)
    refused = store.put(f"/{own_container}/{'n' * (longest + 1)}", data=b"too long", refusable=True)
    expect.status("a longer one is refused", refused, 400)
    listed = cloud.settle(
        lambda: [one["name"] for one in store.get(f"/{own_container}", params={"format": "json"}).body],
        lambda names: bool(names),
    )
    expect("only the longest is listed", [len(name) for name in listed], equals=[longest])
