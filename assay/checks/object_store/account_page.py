"""Listing the containers of an account page by page."""

from assay.kit import Cloud, Expect, check


@check(
    "object-store.account.page",
    proves="objectstore-account-list",
    spec="https://docs.openstack.org/api-ref/object-store/#show-account-details-and-list-containers",
)
def account_is_listed_in_pages(cloud: Cloud, expect: Expect) -> None:
    """A listing of containers begins after the marker, ends before the end marker and stops at the limit."""
    store = cloud.rest("object-store")
    prefix = cloud.name("paged")
    a, b, c, d = own = [f"{prefix}-{end}" for end in ("a", "b", "c", "d")]
    for name in own:
        store.put(f"/{name}")

    def listed(**query: str) -> list[str]:
        items = store.get("/", params={"format": "json", "prefix": f"{prefix}-", **query}).body or []
        return [one.get("name") for one in items]

    cloud.settle(listed, lambda names: len(names) >= len(own))
    expect("a limit of 3 gives the first three", listed(limit="3"), equals=[a, b, c])
    expect("the marker is left out, what follows is listed", listed(marker=b), equals=[c, d])
    expect("what precedes the end marker is listed", listed(end_marker=c), equals=[a, b])
    expect("limit and marker work together", listed(marker=a, limit="2"), equals=[b, c])
    expect("limit and end marker work together", listed(end_marker=d, limit="2"), equals=[a, b])
    expect("both markers work together", listed(marker=a, end_marker=d), equals=[b, c])
    expect("all three work together", listed(marker=a, end_marker=d, limit="1"), equals=[b])
