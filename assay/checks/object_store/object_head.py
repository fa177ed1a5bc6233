"""Asking about an object without downloading it."""

from assay.kit import Cloud, Expect, check

SAME = ("Content-Length", "Content-Type", "ETag", "Last-Modified", "X-Object-Meta-Kind", "X-Timestamp")


@check(
    "object-store.object.head",
    proves="objectstore-object-http",
    spec="https://docs.openstack.org/api-ref/object-store/#show-object-metadata",
)
def head_tells_what_get_tells(cloud: Cloud, expect: Expect, shared_container: str) -> None:
    """A request for an object's metadata tells all that a download tells."""
    store = cloud.rest("object-store")
    path = f"/{shared_container}/{cloud.name('told')}"
    store.put(path, data=b"told twice", headers={"Content-Type": "text/plain", "X-Object-Meta-Kind": "brief"})
    got, told = store.get(path), store.head(path)
    for name in SAME:
        expect(f"both tell the same {name}", told.headers.get(name), equals=got.headers.get(name))
    expect("both tell the metadata given", told.headers.get("X-Object-Meta-Kind"), equals="brief")
