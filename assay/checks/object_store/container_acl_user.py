"""Opening a container to one user of another project."""

from assay.kit import Cloud, Expect, Reply, check


@check(
    "object-store.container.acl-user",
    proves="objectstore-container-acl-user",
    spec="https://docs.openstack.org/swift/latest/overview_acl.html#container-acls",
)
def one_user_is_let_in(cloud: Cloud, expect: Expect, stranger: Cloud, own_container: str) -> None:
    """A user of another project reads or writes what a container holds once that is granted, not before."""
    ours, theirs = cloud.rest("object-store"), stranger.rest("object-store")
    who = f"{stranger.project}:{stranger.user}"
    # The other user's own account is elsewhere, so the whole URL says whose is meant.
    place = f"{cloud.catalogue['object-store'].rstrip('/')}/{own_container}"
    ours.put(f"/{own_container}/letter", data=b"for one reader")

    def read() -> Reply:
        return theirs.get(f"{place}/letter", refusable=True)

    def write() -> Reply:
        return theirs.put(f"{place}/answer", data=b"from that reader", refusable=True)

    expect.status("a stranger reads nothing at first", read(), 403, 401)
    expect.status("a stranger writes nothing at first", write(), 403, 401)
    ours.post(f"/{own_container}", headers={"X-Container-Read": who})
    opened = cloud.settle(read, lambda reply: reply.status == 200)
    expect.status("the one who may reads", opened, 200)
    expect.status("who may read may not write", write(), 403, 401)
    ours.post(f"/{own_container}", headers={"X-Container-Write": who})
    written = cloud.settle(write, lambda reply: reply.status == 201)
    expect.status("the one who may writes", written, 201)
    answer = ours.get(f"/{own_container}/answer", refusable=True)
    expect("the owner finds what was written", answer.text, equals="from that reader")
