"""Uploading an object."""

from hashlib import md5

from assay.kit import Cloud, Expect, check

CONTENT = b"A short text, which the object store must keep to the letter.\n"


@check(
    "object-store.object.create",
    proves="objectstore-object-create",
    spec="https://docs.openstack.org/api-ref/object-store/#create-or-replace-object",
)
def uploaded_object_is_stored_as_it_was_sent(cloud: Cloud, expect: Expect, shared_container: str) -> None:
    """An uploaded object has the checksum and size of what was sent, and the type and metadata given."""
    store = cloud.rest("object-store")
    checksum = md5(CONTENT, usedforsecurity=False).hexdigest()
    path = f"/{shared_container}/{cloud.name('letter')}"
    sent = {"Content-Type": "text/csv", "X-Object-Meta-Colour": "blue"}
    created = store.put(path, data=CONTENT, headers=sent, refusable=True)
    expect.status("it is created", created, 201)
    expect("its checksum is returned", created.headers.get("ETag", "").strip('"'), equals=checksum)
    shown = store.head(path, refusable=True)
    expect.status("it is there", shown, 200)
    expect("its checksum is kept", shown.headers.get("ETag", "").strip('"'), equals=checksum)
    expect("its size is kept", shown.headers.get("Content-Length"), equals=str(len(CONTENT)))
    expect("its type is kept", shown.headers.get("Content-Type", "").partition(";")[0], equals="text/csv")
    expect("its metadata is kept", shown.headers.get("X-Object-Meta-Colour"), equals="blue")
