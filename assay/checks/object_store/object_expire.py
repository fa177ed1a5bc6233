"""Objects that expire."""

from assay.kit import Cloud, Expect, check

LIFETIME = 6
PATIENCE = 20.0


@check(
    "object-store.object.expire",
    proves="objectstore-object-get",
    spec="https://docs.openstack.org/swift/latest/overview_expiring_objects.html",
    takes=8.0,
)
def expired_object_is_gone(cloud: Cloud, expect: Expect, shared_container: str) -> None:
    """An object with a lifetime tells when it will expire, and cannot be read once it has."""
    store = cloud.rest("object-store")
    path = f"/{shared_container}/{cloud.name('milk')}"
    later = f"/{shared_container}/{cloud.name('bread')}"
    store.put(later, data=b"eat in time")
    store.put(path, data=b"drink soon", headers={"X-Delete-After": str(LIFETIME)})
    store.post(later, headers={"X-Delete-After": str(LIFETIME)})
    fresh = store.head(path, refusable=True)
    expect.status("it is there at first", fresh, 200)
    if not expect("it tells when it will expire", fresh.headers.get("X-Delete-At", ""), matches=r"\d+"):
        return
    late = cloud.settle(
        lambda: store.get(path, refusable=True), lambda reply: reply.status == 404, timeout=PATIENCE
    )
    expect.status("it cannot be read after that", late, 404)
    late = cloud.settle(
        lambda: store.get(later, refusable=True), lambda reply: reply.status == 404, timeout=PATIENCE
    )
    expect.status("one whose lifetime was given later cannot be read either", late, 404)
