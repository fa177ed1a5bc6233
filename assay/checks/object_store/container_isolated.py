"""Containers of other projects."""

from assay.kit import Cloud, Expect, check

CONTENT = b"nobody else's business"


@check(
    "object-store.container.isolated",
    proves="objectstore-isolation",
    spec="https://docs.openstack.org/swift/latest/overview_auth.html#extending-auth",
)
def stranger_does_not_reach_a_container(
    cloud: Cloud, expect: Expect, stranger: Cloud, own_container: str
) -> None:
    """Another project can neither list, read, write nor delete what is in an account."""
    ours, theirs = cloud.rest("object-store"), stranger.rest("object-store")
    account = cloud.catalogue["object-store"].rstrip("/")
    place = f"{account}/{own_container}"
    ours.put(f"/{own_container}/diary", data=CONTENT)
    attempts = {
        "the containers are not listed": ("GET", f"{account}/"),
        "the objects are not listed": ("GET", place),
        "an object is not read": ("GET", f"{place}/diary"),
        "an object is not replaced": ("PUT", f"{place}/diary"),
        "an object is not deleted": ("DELETE", f"{place}/diary"),
        "the container's metadata is not set": ("POST", place),
    }
    for what, (method, url) in attempts.items():
        body = b"overwritten" if method == "PUT" else None
        refused = theirs.send(method, url, data=body, refusable=True)
        expect.status(what, refused, 403, 401)
    kept = ours.get(f"/{own_container}/diary", refusable=True)
    expect("its owner has it as it was", kept.text, equals=CONTENT.decode())
