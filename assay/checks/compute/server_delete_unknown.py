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
    """Deleting a server that does not exist, or cannot exist, is answered with not found."""
    compute = cloud.rest("compute")
    for id in (NOWHERE, "-1", str(2**63)):
        answer = compute.delete(f"/servers/{id}", refusable=True)
        expect.status(f"the server {id} is not found", answer, 404)
