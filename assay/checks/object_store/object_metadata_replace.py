"""Setting the metadata of an object."""

from hashlib import md5

from assay.kit import Cloud, Expect, check

CONTENT = b"What is in it does not change.\n"


@check(
    "object-store.object.metadata-replace",
    proves="objectstore-object-metadata",
    spec="https://docs.openstack.org/api-ref/object-store/#create-or-update-object-metadata",
)
def object_metadata_is_replaced_as_a_whole(cloud: Cloud, expect: Expect, shared_container: str) -> None:
    """Metadata that is set on an object replaces all that it had, and leaves content and type alone."""
    store = cloud.rest("object-store")
    path = f"/{shared_container}/{cloud.name('labelled')}"
    store.put(
        path,
        data=CONTENT,
        headers={"Content-Type": "text/troff", "X-Object-Meta-Old": "goes", "X-Object-Meta-Both": "first"},
    )
    accepted = store.post(path, headers={"X-Object-Meta-New": "comes", "X-Object-Meta-Both": "second"})
    expect.status("it is accepted", accepted, 202)
    shown = cloud.settle(lambda: store.head(path).headers, lambda headers: "X-Object-Meta-New" in headers)
    expect("a new item is there", shown.get("X-Object-Meta-New"), equals="comes")
    expect("an item that was set again has its new value", shown.get("X-Object-Meta-Both"), equals="second")
    expect("an item that was not named is gone", shown.get("X-Object-Meta-Old"), is_none=True)
    expect("its type is as before", shown.get("Content-Type", "").partition(";")[0], equals="text/troff")
    checksum = md5(CONTENT, usedforsecurity=False).hexdigest()
    expect("its content is as before", shown.get("ETag", "").strip('"'), equals=checksum)
