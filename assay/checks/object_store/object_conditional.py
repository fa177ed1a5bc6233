"""Downloading an object on a condition."""

from hashlib import md5

from assay.kit import Cloud, Expect, check

CONTENT = b"Known already.\n"


@check(
    "object-store.object.conditional",
    proves="objectstore-object-get",
    spec="https://docs.openstack.org/api-ref/object-store/#get-object-content-and-metadata",
)
def content_comes_only_if_the_condition_holds(cloud: Cloud, expect: Expect, shared_container: str) -> None:
    """A download may be made to depend on the object having, or not having, a certain checksum."""
    store = cloud.rest("object-store")
    path = f"/{shared_container}/{cloud.name('known')}"
    store.put(path, data=CONTENT)
    known = md5(CONTENT, usedforsecurity=False).hexdigest()
    other = md5(b"Something else.\n", usedforsecurity=False).hexdigest()
    for condition, checksum, status, what in (
        ("If-None-Match", known, 304, "what is known already is not sent again"),
        ("If-None-Match", other, 200, "what differs from what is known is sent"),
        ("If-Match", known, 200, "what is as expected is sent"),
        ("If-Match", other, 412, "what is not as expected is refused"),
    ):
        reply = store.get(path, headers={condition: f'"{checksum}"'}, refusable=True)
        expect.status(what, reply, status)
