"""Downloading a part of an object."""

from assay.kit import Cloud, Expect, check

CONTENT = b"0123456789abcdefghij"


@check(
    "object-store.object.range",
    proves="objectstore-object-get",
    spec="https://docs.openstack.org/api-ref/object-store/#get-object-content-and-metadata",
)
def range_gives_these_bytes(cloud: Cloud, expect: Expect, shared_container: str) -> None:
    """A download of a range gives exactly these bytes, counted from the beginning or from the end."""
    store = cloud.rest("object-store")
    path = f"/{shared_container}/{cloud.name('digits')}"
    store.put(path, data=CONTENT, headers={"Content-Type": "text/plain"})
    middle = store.get(path, headers={"Range": "bytes=4-9"})
    expect.status("a part is told to be one", middle, 206)
    expect("bytes 4 to 9 are six", middle.text, equals="456789")
    expect("where they lie is told", middle.headers.get("Content-Range"), equals="bytes 4-9/20")
    end = store.get(path, headers={"Range": "bytes=-5"})
    expect("the last five bytes", end.text, equals="fghij")
