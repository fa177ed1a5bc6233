"""Deleting an object."""

from assay.kit import Cloud, Expect, check


@check(
    "object-store.object.delete",
    proves="objectstore-object-delete",
    spec="https://docs.openstack.org/api-ref/object-store/#delete-object",
)
def deleted_object_is_gone(cloud: Cloud, expect: Expect, own_container: str) -> None:
    """A deleted object is gone, from its container's list too, and cannot be deleted a second time."""
    store = cloud.rest("object-store")
    path = f"/{own_container}/doomed"
    store.put(path, data=b"not for long")
    expect.status("it is deleted", store.delete(path, refusable=True), 204)
    shown = cloud.settle(lambda: store.head(path, refusable=True), lambda reply: reply.status == 404)
    expect.status("it does not exist any more", shown, 404)
    listed = cloud.settle(
        lambda: store.get(f"/{own_container}", params={"format": "json"}).body, lambda items: not items
    )
    expect("it is not listed any more", listed, equals=[])
    expect.status("there is nothing to delete", store.delete(path, refusable=True), 404)
