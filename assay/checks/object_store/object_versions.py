"""Keeping the versions of objects."""

from hashlib import md5

from assay.kit import Absent, Cloud, Expect, Reply, check
from assay.kit.resources.object_store import ObjectFeatures

FIRST, SECOND = b"The first version.\n", b"The second version.\n"
LOCATION = "X-Versions-Location"


@check(
    "object-store.object.versions",
    proves="objectstore-object-versioned",
    spec="https://docs.openstack.org/swift/latest/api/object_versioning.html",
)
def overwritten_version_comes_back(cloud: Cloud, expect: Expect, object_features: ObjectFeatures) -> None:
    """Where a container keeps versions, deleting an object brings back what it was before."""
    store = cloud.rest("object-store")
    current, archive = _containers(cloud, object_features)
    path = f"/{current}/draft"
    store.put(path, data=FIRST)
    store.put(path, data=SECOND)
    expect("the newest version is what is there", _seen(store.get(path)), equals=_checksum(SECOND))
    kept = cloud.settle(
        lambda: store.get(f"/{archive}", params={"format": "json"}).body or [], lambda items: bool(items)
    )
    expect("the version before is kept", [one.get("hash") for one in kept], equals=[_checksum(FIRST)])
    store.delete(path)
    restored = cloud.settle(
        lambda: store.get(path, refusable=True), lambda reply: _seen(reply) == _checksum(FIRST)
    )
    expect("deleted, it is what it was before", _seen(restored), equals=_checksum(FIRST))
    store.delete(path, refusable=True)
    gone = cloud.settle(lambda: store.get(path, refusable=True), lambda reply: reply.status == 404)
    expect.status("deleted once more, it is gone", gone, 404)


def _containers(cloud: Cloud, features: ObjectFeatures) -> tuple[str, str]:
    """A container that keeps versions, and where it keeps them."""
    store = cloud.rest("object-store")
    current, archive = cloud.name("current"), cloud.name("archive")
    made = store.put(f"/{current}", headers={LOCATION: archive}, refusable=True)
    if made.status == 412:
        raise Absent(f"The object store does not keep versions: {made.message}")
    store.put(f"/{archive}")
    # A store may keep versions without listing it as a feature; one that does not keeps no such header.
    listed = features.listed is not None and "versioned_writes" in features.listed
    if not listed and LOCATION not in store.head(f"/{current}").headers:
        raise Absent("The object store does not keep versions.")
    return current, archive


def _seen(reply: Reply) -> str:
    return reply.headers.get("ETag", "").strip('"')


def _checksum(content: bytes) -> str:
    return md5(content, usedforsecurity=False).hexdigest()
