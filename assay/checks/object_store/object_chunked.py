"""Uploading an object whose size is not known beforehand."""

from hashlib import md5

from assay.kit import Cloud, Expect, check

CHUNKS = (b"A story ", b"told ", b"bit by bit.\n")


@check(
    "object-store.object.chunked",
    proves="objectstore-object-http",
    spec="https://docs.openstack.org/api-ref/object-store/#create-or-replace-object",
)
def chunks_make_up_the_object(cloud: Cloud, expect: Expect, shared_container: str) -> None:
    """An object can be uploaded in chunks without saying how large it will be."""
    store = cloud.rest("object-store")
    path = f"/{shared_container}/{cloud.name('story')}"
    whole = b"".join(CHUNKS)
    created = store.put(path, data=iter(CHUNKS), headers={"Content-Type": "text/plain"}, refusable=True)
    expect.status("it is created", created, 201)
    checksum = md5(whole, usedforsecurity=False).hexdigest()
    expect("its checksum is returned", created.headers.get("ETag", "").strip('"'), equals=checksum)
    got = store.get(path, refusable=True)
    expect("it holds all chunks in order", got.text, equals=whole.decode())
