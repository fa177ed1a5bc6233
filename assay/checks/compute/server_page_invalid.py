"""Limits that are none."""

from assay.kit import Cloud, Expect, check


@check(
    "compute.server.page-invalid",
    proves="compute-servers-list",
    spec="https://docs.openstack.org/api-ref/compute/#list-servers",
)
def limit_that_is_none_is_refused(cloud: Cloud, expect: Expect) -> None:
    """A list of servers with a negative limit, or a word as limit, is refused."""
    compute = cloud.rest("compute")
    for limit in ("-1", "many"):
        refused = compute.get("/servers", params={"limit": limit}, refusable=True)
        expect.status(f"the limit {limit} is refused", refused, 400)
