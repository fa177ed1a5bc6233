"""Listing the objects of a container page by page."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.object_store import CONTENTS


@check(
    "object-store.container.page",
    proves="objectstore-container-list",
    spec="https://docs.openstack.org/swift/latest/api/pagination.html",
)
def container_is_listed_in_pages(cloud: Cloud, expect: Expect, stocked_container: str) -> None:
    """Pages that each begin at the end of the last show every object once, and then nothing."""
    store = cloud.rest("object-store")
    names = list(CONTENTS)

    def listed(**query: str) -> list[str]:
        items = store.get(f"/{stocked_container}", params={"format": "json", **query}).body or []
        return [one.get("name") for one in items]

    cloud.settle(listed, lambda seen: len(seen) >= len(names))
    expect("the first page has as many as the limit says", listed(limit="3"), equals=names[:3])
    expect("the next begins after the marker", listed(limit="3", marker=names[2]), equals=names[3:])
    expect("after the last there is nothing", listed(marker=names[-1]), equals=[])
    expect("a listing stops before the end marker", listed(end_marker=names[2]), equals=names[:2])
