"""Deleting a large object with its segments."""

from hashlib import md5

from assay.kit import Cloud, Expect, Reply, check
from assay.kit.resources.object_store import ObjectFeatures


@check(
    "object-store.large-object.static-delete",
    proves="objectstore-slo-support",
    spec="https://docs.openstack.org/swift/latest/api/large_objects.html#static-large-objects",
)
def segments_are_deleted_with_the_manifest(
    cloud: Cloud, expect: Expect, object_features: ObjectFeatures, own_container: str
) -> None:
    """A static large object can be deleted together with its segments."""
    object_features.insist("slo")
    store = cloud.rest("object-store")
    content = b"s" * max(int(object_features.setting("slo", "min_segment_size", 1)), 16)
    whole, segment = f"/{own_container}/whole", f"/{own_container}/segment"
    store.put(segment, data=content)
    checksum = md5(content, usedforsecurity=False).hexdigest()
    store.put(
        whole,
        json=[{"path": segment, "etag": checksum, "size_bytes": len(content)}],
        params={"multipart-manifest": "put"},
    )
    store.delete(whole, params={"multipart-manifest": "delete"})

    def seen(path: str) -> Reply:
        return cloud.settle(lambda: store.head(path, refusable=True), lambda reply: reply.status == 404)

    expect.status("the large object is gone", seen(whole), 404)
    expect.status("its segment is gone", seen(segment), 404)
