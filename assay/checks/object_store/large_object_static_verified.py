"""Manifests that do not fit their segments."""

from hashlib import md5

from assay.kit import Cloud, Expect, check
from assay.kit.resources.object_store import ObjectFeatures


@check(
    "object-store.large-object.static-verified",
    proves="objectstore-slo-support",
    spec="https://docs.openstack.org/swift/latest/api/large_objects.html#static-large-objects",
)
def manifest_must_fit_its_segments(
    cloud: Cloud, expect: Expect, object_features: ObjectFeatures, own_container: str
) -> None:
    """A manifest with a wrong checksum of a segment is refused and creates no object."""
    object_features.insist("slo")
    store = cloud.rest("object-store")
    content = b"s" * max(int(object_features.setting("slo", "min_segment_size", 1)), 16)
    store.put(f"/{own_container}/segment", data=content)
    entry = {
        "path": f"/{own_container}/segment",
        "etag": md5(b"another segment", usedforsecurity=False).hexdigest(),
        "size_bytes": len(content),
    }
    path = f"/{own_container}/whole"
    refused = store.put(path, json=[entry], params={"multipart-manifest": "put"}, refusable=True)
    expect.status("the manifest is refused", refused, 400)
    expect.status("there is no such object", store.head(path, refusable=True), 404)
