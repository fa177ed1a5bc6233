"""Listing a container backwards."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.object_store import CONTENTS


@check(
    "object-store.container.list-reverse",
    proves="objectstore-list-reverse",
    spec="https://docs.openstack.org/api-ref/object-store/#show-container-details-and-list-objects",
)
def list_runs_backwards_on_demand(cloud: Cloud, expect: Expect, stocked_container: str) -> None:
    """A container lists its objects from the last name to the first on demand, in pages too."""
    store = cloud.rest("object-store")
    backwards = list(CONTENTS)[::-1]

    def listed(**query: str) -> list[str]:
        params = {"format": "json", "reverse": "on", **query}
        return [one.get("name") for one in store.get(f"/{stocked_container}", params=params).body or []]

    names = cloud.settle(listed, lambda names: len(names) >= len(CONTENTS))
    expect("the last comes first", names, equals=backwards)
    pages = listed(marker=backwards[0])
    expect("behind the marker come those before it", pages, equals=backwards[1:])
