"""Deleting a server that does not exist."""

from assay.kit import Cloud, Expect, check

NOWHERE = "00c0ffee-0000-4000-8000-000000000002"
"""The id of no server."""


@check(
    "compute.server.delete-unknown",
    proves="compute-servers-delete",
    spec="https://docs.openstack.org/api-ref/compute/#delete-server",
)
def unknown_server_cannot_be_deleted(cloud: Cloud, expect: Expect) -> None:
    """Deleting a server that does not exist is answered with not found."""
    compute = cloud.rest("compute")
    answer = compute.delete(f"/servers/{NOWHERE}", refusable=True)
    expect.status("the server is not found", answer, 404)
