"""The list of an account's containers as plain text."""

from assay.kit import Cloud, Expect, check


@check(
    "object-store.account.list-plain",
    proves="objectstore-account-list",
    spec="https://docs.openstack.org/api-ref/object-store/#show-account-details-and-list-containers",
)
def containers_are_listed_line_by_line(cloud: Cloud, expect: Expect) -> None:
    """Unless asked for a format, an account lists its containers by name, one a line, and none as nothing."""
    store = cloud.rest("object-store")
    prefix = cloud.name("plain")
    own = [f"{prefix}-a", f"{prefix}-b"]
    for name in own:
        store.put(f"/{name}")
    listed = cloud.settle(
        lambda: store.get("/", params={"prefix": f"{prefix}-"}), lambda reply: len(reply.text.split()) >= 2
    )
    expect("each stands in a line of its own", listed.text, equals="".join(f"{name}\n" for name in own))
    expect("it is plain text", listed.headers.get("Content-Type", ""), matches=r"text/plain(;.*)?")
    none = store.get("/", params={"prefix": f"{prefix}-none"})
    expect.status("a list of none is a success", none, 204, 200)
    expect("a list of none is empty", none.text, equals="")
    expect(
        "it tells how many containers there are",
        none.headers.get("X-Account-Container-Count", ""),
        matches=r"\d+",
    )
