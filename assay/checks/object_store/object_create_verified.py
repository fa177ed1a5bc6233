"""Uploading an object with its checksum."""

from hashlib import md5

from assay.kit import Cloud, Expect, check

CONTENT = b"What arrives must be what was sent.\n"


@check(
    "object-store.object.create-verified",
    proves="objectstore-object-create",
    spec="https://docs.openstack.org/api-ref/object-store/#create-or-replace-object",
)
def upload_with_a_wrong_checksum_is_refused(cloud: Cloud, expect: Expect, shared_container: str) -> None:
    """An upload whose content does not have the checksum given with it is refused and stores nothing."""
    store = cloud.rest("object-store")
    path = f"/{shared_container}/{cloud.name('verified')}"
    wrong, right = (md5(one, usedforsecurity=False).hexdigest() for one in (b"something else", CONTENT))
    refused = store.put(path, data=CONTENT, headers={"ETag": wrong}, refusable=True)
    expect.status("a wrong checksum is refused", refused, 422)
    expect.status("nothing is stored", store.head(path, refusable=True), 404)
    accepted = store.put(path, data=CONTENT, headers={"ETag": right}, refusable=True)
    expect.status("the right checksum is accepted", accepted, 201)
