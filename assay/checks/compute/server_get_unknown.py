"""Showing a server that does not exist."""

from assay.kit import Cloud, Expect, check

NOWHERE = "00c0ffee-0000-4000-8000-000000000001"
"""The id of no server."""


@check(
    "compute.server.get-unknown",
    proves="compute-servers-get",
    spec="https://docs.openstack.org/api-ref/compute/#show-server-details",
)
def unknown_server_is_not_found(cloud: Cloud, expect: Expect) -> None:
    """A server that does not exist is not found."""
    compute = cloud.rest("compute")
    answer = compute.get(f"/servers/{NOWHERE}", refusable=True)
    expect.status("the server is not found", answer, 404)
