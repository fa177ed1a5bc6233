"""Paging through flavors."""

from assay.kit import Cloud, Expect, check


@check(
    "compute.flavor.page",
    proves="compute-flavors-list",
    spec="https://docs.openstack.org/api-ref/compute/#list-flavors",
)
def flavors_are_listed_page_by_page(cloud: Cloud, expect: Expect) -> None:
    """A page of flavors has as many as its limit allows and begins after its marker."""
    compute = cloud.rest("compute")

    def page(**query: object) -> list[str]:
        return [str(one["id"]) for one in compute.get("/flavors", params=query)["flavors"]]

    together = page(limit=2)
    first = page(limit=1)
    expect("a page has no more flavors than its limit", first, equals=together[:1])
    second = page(limit=1, marker=together[0])
    expect("the next page begins after the marker", second, equals=together[1:])
