"""Rebooting a server that does not exist."""

from assay.kit import Cloud, Expect, check

NOWHERE = "00c0ffee-0000-4000-8000-000000000004"
"""The id of no server."""


@check(
    "compute.server.reboot-unknown",
    proves="compute-servers-reboot",
    spec="https://docs.openstack.org/api-ref/compute/#reboot-server-reboot-action",
)
def unknown_server_cannot_be_rebooted(cloud: Cloud, expect: Expect) -> None:
    """Rebooting a server that does not exist is answered with not found."""
    compute = cloud.rest("compute")
    body = {"reboot": {"type": "SOFT"}}
    answer = compute.post(f"/servers/{NOWHERE}/action", json=body, refusable=True)
    expect.status("the server is not found", answer, 404)
