"""Copying an object onto itself."""

from hashlib import md5

from assay.kit import Cloud, Expect, check

CONTENT = b"# A title, and nothing else\n"


@check(
    "object-store.object.copy-onto-itself",
    proves="objectstore-object-copy",
    spec="https://docs.openstack.org/api-ref/object-store/#create-or-replace-object",
)
def object_takes_another_type(cloud: Cloud, expect: Expect, shared_container: str) -> None:
    """An object copied onto itself takes another type without being uploaded again, and keeps the rest."""
    store = cloud.rest("object-store")
    path = f"/{shared_container}/{cloud.name('readme')}"
    store.put(path, data=CONTENT, headers={"Content-Type": "text/plain", "X-Object-Meta-Author": "somebody"})
    copied = store.put(path, headers={"X-Copy-From": path, "Content-Type": "text/markdown"}, refusable=True)
    expect.status("it is copied", copied, 201)
    shown = store.head(path).headers
    expect("it has the new type", shown.get("Content-Type", "").partition(";")[0], equals="text/markdown")
    checksum = md5(CONTENT, usedforsecurity=False).hexdigest()
    expect("it has the same content", shown.get("ETag", "").strip('"'), equals=checksum)
    expect("it has the same metadata", shown.get("X-Object-Meta-Author"), equals="somebody")
