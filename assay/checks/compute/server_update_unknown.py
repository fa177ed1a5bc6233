"""Updating a server that does not exist."""

from assay.kit import Cloud, Expect, check

NOWHERE = "00c0ffee-0000-4000-8000-000000000003"
"""The id of no server."""


@check(
    "compute.server.update-unknown",
    proves="compute-servers-update",
    spec="https://docs.openstack.org/api-ref/compute/#update-server",
)
def unknown_server_cannot_be_updated(cloud: Cloud, expect: Expect) -> None:
    """Renaming a server that does not exist is answered with not found."""
    compute = cloud.rest("compute")
    answer = compute.put(f"/servers/{NOWHERE}", json={"server": {"name": "x"}}, refusable=True)
    expect.status("the server is not found", answer, 404)
