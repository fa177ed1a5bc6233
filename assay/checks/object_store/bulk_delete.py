"""Deleting many objects in one request."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.object_store import ObjectFeatures


@check(
    "object-store.bulk.delete",
    proves="objectstore-bulk",
    spec="https://docs.openstack.org/swift/latest/api/bulk-delete.html",
)
def listed_objects_are_deleted(
    cloud: Cloud, expect: Expect, object_features: ObjectFeatures, own_container: str
) -> None:
    """One request deletes the objects that it lists and no others, and tells how many there were."""
    object_features.insist("bulk_delete")
    store = cloud.rest("object-store")
    for name in ("one", "two", "three"):
        store.put(f"/{own_container}/{name}", data=name.encode())
    doomed = "".join(f"{own_container}/{name}\n" for name in ("one", "two", "never-there"))
    told = store.post(
        "/",
        data=doomed.encode(),
        params={"bulk-delete": ""},
        headers={"Accept": "application/json", "Content-Type": "text/plain"},
    )
    expect("it tells how many it deleted", told["Number Deleted"], equals=2)
    expect("it tells how many it did not find", told["Number Not Found"], equals=1)
    expect("it tells of no errors", told["Errors"], equals=[])
    left = cloud.settle(
        lambda: [one["name"] for one in store.get(f"/{own_container}", params={"format": "json"}).body],
        lambda names: len(names) == 1,
    )
    expect("what was not listed stays, the others are gone", left, equals=["three"])
    expect.status("a deleted one cannot be read", store.get(f"/{own_container}/one", refusable=True), 404)
