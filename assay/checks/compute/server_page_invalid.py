"""Limits and markers that are none."""

from assay.kit import Cloud, Expect, check

NOWHERE = "00c0ffee-0000-4000-8000-000000000007"
"""The id of no server."""


@check(
    "compute.server.page-invalid",
    proves="compute-servers-list",
    spec="https://docs.openstack.org/api-ref/compute/#list-servers",
)
def limit_that_is_none_is_refused(cloud: Cloud, expect: Expect) -> None:
    """A list of servers is refused with a negative limit, a word as limit, or a marker that is no server."""
    compute = cloud.rest("compute")
    for limit in ("-1", "many"):
        refused = compute.get("/servers", params={"limit": limit}, refusable=True)
        expect.status(f"the limit {limit} is refused", refused, 400)
    refused = compute.get("/servers", params={"marker": NOWHERE}, refusable=True)
    expect.status("an unknown marker is refused", refused, 400)
