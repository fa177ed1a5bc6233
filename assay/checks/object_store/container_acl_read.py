"""Opening a container to the public."""

from assay.kit import Cloud, Expect, Reply, check


@check(
    "object-store.container.acl-read",
    proves="objectstore-container-acl",
    spec="https://docs.openstack.org/swift/latest/overview_acl.html#container-acls",
)
def container_opens_to_the_public_and_closes(cloud: Cloud, expect: Expect, own_container: str) -> None:
    """Strangers read and list a container while its access list says so, and neither before nor after."""
    store, stranger = cloud.rest("object-store"), cloud.rest("object-store", token="")
    store.put(f"/{own_container}/poster", data=b"for all to see")

    def read() -> Reply:
        return stranger.get(f"/{own_container}/poster", refusable=True)

    expect.status("a new container is closed to strangers", read(), 401, 403)
    store.post(f"/{own_container}", headers={"X-Container-Read": ".r:*,.rlistings"})
    opened = cloud.settle(read, lambda reply: reply.status == 200)
    expect.status("a stranger reads what is public", opened, 200)
    listed = stranger.get(f"/{own_container}", params={"format": "json"}, refusable=True)
    expect.status("a stranger lists what is public", listed, 200)
    written = stranger.put(f"/{own_container}/graffiti", data=b"I was here", refusable=True)
    expect.status("a stranger writes nothing", written, 401, 403)
    store.post(f"/{own_container}", headers={"X-Remove-Container-Read": "x"})
    closed = cloud.settle(read, lambda reply: reply.status != 200)
    expect.status("it can be closed again", closed, 401, 403)
