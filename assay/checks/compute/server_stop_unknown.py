"""Stopping a server that does not exist."""

from assay.kit import Cloud, Expect, check

NOWHERE = "00c0ffee-0000-4000-8000-000000000005"
"""The id of no server."""


@check(
    "compute.server.stop-unknown",
    proves="compute-servers-stop",
    spec="https://docs.openstack.org/api-ref/compute/#stop-server-os-stop-action",
)
def unknown_server_cannot_be_stopped(cloud: Cloud, expect: Expect) -> None:
    """Stopping a server that does not exist is answered with not found."""
    compute = cloud.rest("compute")
    answer = compute.post(f"/servers/{NOWHERE}/action", json={"os-stop": None}, refusable=True)
    expect.status("the server is not found", answer, 404)
