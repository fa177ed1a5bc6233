"""Versions of objects that are asked for by their ids."""

from assay.kit import Absent, Cloud, Expect, check

FIRST, SECOND = b"The first draft.\n", b"The second draft.\n"
ENABLED = "X-Versions-Enabled"


@check(
    "object-store.object.version-ids",
    proves="objectstore-object-version-ids",
    spec="https://docs.openstack.org/swift/latest/api/object_versioning.html",
)
def versions_are_listed_and_read(cloud: Cloud, expect: Expect) -> None:
    """A container that keeps versions lists them, gives each by its id, and hides what was deleted."""
    store = cloud.rest("object-store")
    container = cloud.name("versioned")
    made = store.put(f"/{container}", headers={ENABLED: "true"}, refusable=True)
    if made.status == 400 or ENABLED not in store.head(f"/{container}").headers:
        raise Absent("The object store does not keep versions with ids.")
    path = f"/{container}/manuscript"
    ids = [
        store.put(path, data=content).headers.get("X-Object-Version-Id", "") for content in (FIRST, SECOND)
    ]
    expect("each upload is told its own id", len(set(ids) - {""}), equals=2)
    listed = cloud.settle(
        lambda: store.get(f"/{container}", params={"format": "json", "versions": "true"}).body or [],
        lambda items: len(items) >= 2,
    )
    seen = [(one.get("version_id"), one.get("is_latest")) for one in listed]
    expect("both are listed, the latest first", seen, equals=[(ids[1], True), (ids[0], False)])
    old = store.get(path, params={"version-id": ids[0]}, refusable=True)
    expect("the first can be read by its id", old.content, equals=FIRST)
    store.delete(path)
    expect.status("deleted, the object is not found", store.get(path, refusable=True), 404)
    kept = store.get(path, params={"version-id": ids[1]}, refusable=True)
    expect("its versions can still be read", kept.content, equals=SECOND)
