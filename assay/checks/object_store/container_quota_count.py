"""Limiting how many objects a container holds."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.object_store import ObjectFeatures


@check(
    "object-store.container.quota-count",
    proves="objectstore-container-quotas",
    spec="https://docs.openstack.org/swift/latest/api/container_quotas.html",
)
def container_holds_no_more_objects(cloud: Cloud, expect: Expect, object_features: ObjectFeatures) -> None:
    """A container with a quota of two objects takes two, and refuses a third."""
    object_features.insist("container_quotas")
    store = cloud.rest("object-store")
    container = cloud.name("counted")
    store.put(f"/{container}", headers={"X-Container-Meta-Quota-Count": "2"})
    for name in ("first", "second"):
        accepted = store.put(f"/{container}/{name}", data=b"fits", refusable=True)
        expect.status(f"the {name} object is accepted", accepted, 201)
    # Swift compares with the count that it remembers, which asking for it brings up to date.
    cloud.settle(
        lambda: store.head(f"/{container}").headers.get("X-Container-Object-Count"),
        lambda count: count == "2",
    )
    refused = store.put(f"/{container}/third", data=b"too many", refusable=True)
    expect.status("the third object is refused", refused, 413)
    third = store.head(f"/{container}/third", refusable=True)
    expect.status("nothing of it is stored", third, 404)
