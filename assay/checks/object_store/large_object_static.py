"""Large objects of listed segments."""

from hashlib import md5

from assay.kit import Cloud, Expect, check
from assay.kit.resources.object_store import ObjectFeatures


@check(
    "object-store.large-object.static",
    proves="objectstore-slo-support",
    spec="https://docs.openstack.org/swift/latest/api/large_objects.html#static-large-objects",
)
def manifest_gives_the_listed_segments(
    cloud: Cloud, expect: Expect, object_features: ObjectFeatures, own_container: str
) -> None:
    """A static large object reads as the segments that its manifest lists, in the order of the manifest."""
    object_features.insist("slo")
    store = cloud.rest("object-store")
    size = max(int(object_features.setting("slo", "min_segment_size", 1)), 16)
    segments = {"z": b"z" * size, "a": b"a" * size}
    for name, content in segments.items():
        store.put(f"/{own_container}/{name}", data=content)
    manifest = [
        {
            "path": f"/{own_container}/{name}",
            "etag": md5(content, usedforsecurity=False).hexdigest(),
            "size_bytes": size,
        }
        for name, content in segments.items()
    ]
    path = f"/{own_container}/whole"
    created = store.put(path, json=manifest, params={"multipart-manifest": "put"}, refusable=True)
    expect.status("the manifest is accepted", created, 201)
    whole = b"".join(segments.values())
    got = store.get(path, refusable=True)
    expect("it reads as its segments in order", got.content == whole, is_true=True)
    shown = store.head(path, refusable=True).headers
    expect("its size is that of all segments", shown.get("Content-Length"), equals=str(len(whole)))
    expect("it says that it is one", shown.get("X-Static-Large-Object", ""), matches="(?i)true")
