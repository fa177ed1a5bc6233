"""Rebuilding a server that does not exist."""

from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, check

NOWHERE = "00c0ffee-0000-4000-8000-000000000006"
"""The id of no server."""


@check(
    "compute.server.rebuild-unknown",
    proves="compute-servers-rebuild",
    spec="https://docs.openstack.org/api-ref/compute/#rebuild-server-rebuild-action",
)
def unknown_server_cannot_be_rebuilt(cloud: Cloud, expect: Expect, image: Image) -> None:
    """Rebuilding a server that does not exist is answered with not found."""
    compute = cloud.rest("compute")
    body = {"rebuild": {"imageRef": image.id}}
    answer = compute.post(f"/servers/{NOWHERE}/action", json=body, refusable=True)
    expect.status("the server is not found", answer, 404)
