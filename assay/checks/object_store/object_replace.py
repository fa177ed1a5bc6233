"""Uploading over an object."""

from hashlib import md5

from assay.kit import Cloud, Expect, check

EDITION = "X-Object-Meta-Edition"
TRANSLATOR = "X-Object-Meta-Translator"
SECOND = b"The second edition, which is longer.\n"


@check(
    "object-store.object.replace",
    proves="objectstore-object-create",
    spec="https://docs.openstack.org/api-ref/object-store/#create-or-replace-object",
)
def upload_replaces_the_whole_object(cloud: Cloud, expect: Expect, shared_container: str) -> None:
    """An upload over an object replaces its content and all of its metadata."""
    store = cloud.rest("object-store")
    path = f"/{shared_container}/{cloud.name('book')}"
    store.put(path, data=b"The first edition.\n", headers={EDITION: "1", TRANSLATOR: "somebody"})
    store.put(path, data=SECOND, headers={EDITION: "2"})
    shown = cloud.settle(
        lambda: store.head(path).headers, lambda headers: headers.get("Content-Length") == str(len(SECOND))
    )
    checksum = md5(SECOND, usedforsecurity=False).hexdigest()
    expect("it has the new content", shown.get("ETag", "").strip('"'), equals=checksum)
    expect("it has the new metadata", shown.get(EDITION), equals="2")
    expect("the old metadata is gone", shown.get(TRANSLATOR), is_none=True)
