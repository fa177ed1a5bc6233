"""Listing the containers of an account."""

from assay.kit import Cloud, Expect, check


@check(
    "object-store.account.list",
    proves="objectstore-account-list",
    spec="https://docs.openstack.org/api-ref/object-store/#show-account-details-and-list-containers",
)
def account_lists_its_containers(cloud: Cloud, expect: Expect) -> None:
    """An account lists its containers by name in order, and with a prefix only those that begin with it."""
    store = cloud.rest("object-store")
    prefix = cloud.name("listed")
    own = [f"{prefix}-{end}" for end in ("a", "b", "c")]
    for name in [cloud.name("other"), *reversed(own)]:
        store.put(f"/{name}")
    query = {"format": "json", "prefix": f"{prefix}-"}
    listed = cloud.settle(
        lambda: store.get("/", params=query).body or [], lambda items: len(items) >= len(own)
    )
    expect(
        "exactly the containers with the prefix are listed", [one.get("name") for one in listed], equals=own
    )
    for field in ("count", "bytes"):
        expect(
            f"an empty container is listed with {field} 0",
            [one.get(field) for one in listed],
            equals=[0] * len(own),
        )
