"""Deleting a container that is not empty."""

from assay.kit import Cloud, Expect, check


@check(
    "object-store.container.delete-not-empty",
    proves="objectstore-container-delete",
    spec="https://docs.openstack.org/api-ref/object-store/#delete-container",
)
def full_container_cannot_be_deleted(cloud: Cloud, expect: Expect, own_container: str) -> None:
    """A container that holds an object cannot be deleted, and keeps the object."""
    store = cloud.rest("object-store")
    store.put(f"/{own_container}/held", data=b"hold on")
    cloud.settle(
        lambda: store.get(f"/{own_container}", params={"format": "json"}).body,
        lambda items: bool(items),
    )
    expect.status("it is refused", store.delete(f"/{own_container}", refusable=True), 409)
    held = store.head(f"/{own_container}/held", refusable=True)
    expect.status("the object is still there", held, 200)
