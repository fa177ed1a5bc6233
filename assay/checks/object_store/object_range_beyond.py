"""Downloading what lies behind the end of an object."""

from assay.kit import Cloud, Expect, check

CONTENT = b"0123456789abcdefghij"


@check(
    "object-store.object.range-beyond",
    proves="objectstore-object-http",
    spec="https://docs.openstack.org/api-ref/object-store/#get-object-content-and-metadata",
)
def range_ends_with_the_object(cloud: Cloud, expect: Expect, shared_container: str) -> None:
    """A range beyond the end of an object gives what there is; one that begins there is refused."""
    store = cloud.rest("object-store")
    path = f"/{shared_container}/{cloud.name('digits')}"
    store.put(path, data=CONTENT, headers={"Content-Type": "text/plain"})
    cut = store.get(path, headers={"Range": "bytes=15-99"}, refusable=True)
    expect.status("a range that is partly there is told to be a part", cut, 206)
    expect("it gives what there is", cut.text, equals="fghij")
    beyond = store.get(path, headers={"Range": "bytes=20-99"}, refusable=True)
    expect.status("a range that is not there cannot be satisfied", beyond, 416)
