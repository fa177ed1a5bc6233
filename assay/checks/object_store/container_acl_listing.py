"""Opening the objects of a container to the public, but not their list."""

from assay.kit import Cloud, Expect, check


@check(
    "object-store.container.acl-listing",
    proves="objectstore-container-acl",
    spec="https://docs.openstack.org/swift/latest/overview_acl.html#container-acls",
)
def who_may_read_may_not_list(cloud: Cloud, expect: Expect, own_container: str) -> None:
    """Strangers who may read the objects of a container may not list them, unless that is granted too."""
    store, stranger = cloud.rest("object-store"), cloud.rest("object-store", token="")
    store.put(f"/{own_container}/unlisted", data=b"for those who know its name")
    store.post(f"/{own_container}", headers={"X-Container-Read": ".r:*"})
    read = cloud.settle(
        lambda: stranger.get(f"/{own_container}/unlisted", refusable=True), lambda reply: reply.status == 200
    )
    expect.status("a stranger reads an object by its name", read, 200)
    listed = stranger.get(f"/{own_container}", params={"format": "json"}, refusable=True)
    expect.status("a stranger does not learn the names", listed, 401, 403)
