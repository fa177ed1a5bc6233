"""Large objects of whatever segments there are."""

from assay.kit import Cloud, Expect, Reply, check

SEGMENTS = {"tale/1": b"Once upon a time ", "tale/2": b"there was a cloud, ", "tale/3": b"and it was right."}


@check(
    "object-store.large-object.dynamic",
    proves="objectstore-dlo-support",
    spec="https://docs.openstack.org/swift/latest/api/large_objects.html#dynamic-large-objects",
)
def manifest_gives_all_segments_in_order(cloud: Cloud, expect: Expect, own_container: str) -> None:
    """A dynamic large object reads as all objects with its prefix, in the order of their names."""
    store = cloud.rest("object-store")
    prefix = f"{own_container}/tale/"
    for name in reversed(SEGMENTS):
        store.put(f"/{own_container}/{name}", data=SEGMENTS[name])
    store.put(
        f"/{own_container}/whole",
        data=b"",
        headers={"X-Object-Manifest": prefix, "Content-Type": "text/plain"},
    )
    whole = b"".join(SEGMENTS.values())

    def read() -> Reply:
        return store.get(f"/{own_container}/whole", refusable=True)

    got = cloud.settle(read, lambda reply: reply.content == whole)
    expect("it reads as its segments in order", got.text, equals=whole.decode())
    manifest = store.head(f"/{own_container}/whole").headers
    expect("it tells where its segments are", manifest.get("X-Object-Manifest"), equals=prefix)
