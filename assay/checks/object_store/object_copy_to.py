"""Copying an object by sending it where it shall go."""

from hashlib import md5

from assay.kit import Cloud, Expect, check

CONTENT = b"To be had here and there.\n"


@check(
    "object-store.object.copy-to",
    proves="objectstore-object-copy",
    spec="https://docs.openstack.org/api-ref/object-store/#copy-object",
)
def object_is_copied_and_stays(cloud: Cloud, expect: Expect, shared_container: str) -> None:
    """An object copied to another name is there under both."""
    store = cloud.rest("object-store")
    source, target = f"/{shared_container}/{cloud.name('here')}", f"/{shared_container}/{cloud.name('there')}"
    store.put(source, data=CONTENT)
    copied = store.send("COPY", source, headers={"Destination": target}, refusable=True)
    expect.status("it is copied", copied, 201)
    checksum = md5(CONTENT, usedforsecurity=False).hexdigest()
    for path, what in ((target, "the copy has the content"), (source, "the original still has it")):
        shown = store.head(path, refusable=True)
        expect(what, shown.headers.get("ETag", "").strip('"'), equals=checksum)
