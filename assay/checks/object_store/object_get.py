"""Downloading an object."""

from assay.kit import Cloud, Expect, check

# Every byte there is, so that a store that takes content for text is found out.
CONTENT = bytes(range(256)) * 8


@check(
    "object-store.object.get",
    proves="objectstore-object-get",
    spec="https://docs.openstack.org/api-ref/object-store/#get-object-content-and-metadata",
)
def downloaded_object_is_what_was_uploaded(cloud: Cloud, expect: Expect, shared_container: str) -> None:
    """A downloaded object is byte for byte what was uploaded, and comes with its type and metadata."""
    store = cloud.rest("object-store")
    path = f"/{shared_container}/{cloud.name('bytes')}"
    store.put(
        path,
        data=CONTENT,
        headers={"Content-Type": "application/octet-stream", "X-Object-Meta-Kind": "all of them"},
    )
    got = store.get(path)
    expect("the content is the same", got.content == CONTENT, is_true=True)
    expect("its size is told", got.headers.get("Content-Length"), equals=str(len(CONTENT)))
    expect("its type is told", got.headers.get("Content-Type"), equals="application/octet-stream")
    expect("its metadata is told", got.headers.get("X-Object-Meta-Kind"), equals="all of them")
