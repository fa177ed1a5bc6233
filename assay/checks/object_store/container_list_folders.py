"""Listing a container as if it had folders."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.object_store import CONTENTS


@check(
    "object-store.container.list-folders",
    proves="objectstore-container-list",
    spec="https://docs.openstack.org/swift/latest/api/pseudo-hierarchical-folders-directories.html",
)
def names_are_rolled_up_at_the_delimiter(cloud: Cloud, expect: Expect, stocked_container: str) -> None:
    """A listing with a delimiter shows the names that share a part before it as one, a prefix opens it."""
    store = cloud.rest("object-store")

    def listed(**query: str) -> list[str]:
        items = store.get(f"/{stocked_container}", params={"format": "json", **query}).body or []
        return [one.get("name", one.get("subdir")) for one in items]

    cloud.settle(listed, lambda names: len(names) >= len(CONTENTS))
    expect("the top shows one folder", listed(delimiter="/"), equals=["apple", "bread/", "cheese", "date"])
    expect(
        "the folder shows what is in it",
        listed(delimiter="/", prefix="bread/"),
        equals=["bread/rye", "bread/white"],
    )
    expect("so does its path", listed(path="bread"), equals=["bread/rye", "bread/white"])
    expect("a prefix need not be a folder", listed(prefix="ch"), equals=["cheese"])
