"""Objects without content."""

from hashlib import md5

from assay.kit import Cloud, Expect, check


@check(
    "object-store.object.empty",
    proves="objectstore-object-http",
    spec="https://docs.openstack.org/api-ref/object-store/#create-or-replace-object",
)
def object_may_be_empty(cloud: Cloud, expect: Expect, own_container: str) -> None:
    """An object may have no content at all, and is listed and downloaded like any other."""
    store = cloud.rest("object-store")
    path = f"/{own_container}/blank"
    created = store.put(path, data=b"", headers={"Content-Length": "0"}, refusable=True)
    expect.status("it is created", created, 201)
    got = store.get(path, refusable=True)
    expect.status("it can be downloaded", got, 200)
    expect("its size is zero", got.headers.get("Content-Length"), equals="0")
    checksum = md5(b"", usedforsecurity=False).hexdigest()
    expect("its checksum is that of nothing", got.headers.get("ETag", "").strip('"'), equals=checksum)
    listed = cloud.settle(
        lambda: store.get(f"/{own_container}", params={"format": "json"}).body or [],
        lambda items: bool(items),
    )
    sizes = [(one.get("name"), one.get("bytes")) for one in listed]
    expect("it is listed with no bytes", sizes, equals=[("blank", 0)])
