"""Deleting a container."""

from assay.kit import Cloud, Expect, check


@check(
    "object-store.container.delete",
    proves="objectstore-container-delete",
    spec="https://docs.openstack.org/api-ref/object-store/#delete-container",
)
def deleted_container_is_gone(cloud: Cloud, expect: Expect, own_container: str) -> None:
    """An empty container that is deleted is gone, and cannot be deleted a second time."""
    store = cloud.rest("object-store")
    expect.status("it is deleted", store.delete(f"/{own_container}", refusable=True), 204)
    shown = cloud.settle(
        lambda: store.head(f"/{own_container}", refusable=True), lambda reply: reply.status == 404
    )
    expect.status("it does not exist any more", shown, 404)
    expect.status("there is nothing to delete", store.delete(f"/{own_container}", refusable=True), 404)
