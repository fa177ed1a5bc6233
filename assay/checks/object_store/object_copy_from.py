"""Copying an object by asking for it where it shall go."""

from hashlib import md5

from assay.kit import Cloud, Expect, check

CONTENT = b"To be had twice.\n"


@check(
    "object-store.object.copy-from",
    proves="objectstore-object-copy",
    spec="https://docs.openstack.org/api-ref/object-store/#create-or-replace-object",
)
def object_is_copied_to_another_container(cloud: Cloud, expect: Expect, own_container: str) -> None:
    """An object created from another, in another container, has its content and its metadata."""
    store = cloud.rest("object-store")
    target = cloud.name("copies")
    store.put(f"/{target}")
    store.put(
        f"/{own_container}/original",
        data=CONTENT,
        headers={"X-Object-Meta-Origin": "here"},
    )
    copied = store.put(
        f"/{target}/copy",
        headers={"X-Copy-From": f"/{own_container}/original"},
        refusable=True,
    )
    expect.status("it is copied", copied, 201)
    copy = store.head(f"/{target}/copy").headers
    checksum = md5(CONTENT, usedforsecurity=False).hexdigest()
    expect("the copy has the content", copy.get("ETag", "").strip('"'), equals=checksum)
    expect("the copy has the metadata", copy.get("X-Object-Meta-Origin"), equals="here")
