"""What an account says of itself."""

from assay.kit import Cloud, Expect, check


@check(
    "object-store.account.show",
    proves="objectstore-account-list",
    spec="https://docs.openstack.org/api-ref/object-store/#show-account-metadata",
)
def account_tells_how_full_it_is(cloud: Cloud, expect: Expect, stocked_container: str) -> None:
    """An account reports how many containers, objects and bytes it holds."""
    headers = cloud.rest("object-store").head("/").headers
    for thing in ("Container-Count", "Object-Count", "Bytes-Used"):
        name = f"X-Account-{thing}"
        expect(f"{name} is a number", headers.get(name, ""), matches=r"\d+")
