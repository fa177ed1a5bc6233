"""Resizing a server to a flavor that does not exist."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check

NONE = "00c0ffee-0000-4000-8000-0000000000ff"
"""The id of no flavor."""


@check(
    "compute.server.resize-unknown",
    proves="compute-servers-resize",
    spec="https://docs.openstack.org/api-ref/compute/#resize-server-resize-action",
)
def resizing_to_no_flavor_is_refused(cloud: Cloud, expect: Expect, server: Server) -> None:
    """A server is not resized to a flavor that does not exist, nor to no flavor, and stays as it is."""
    compute = cloud.rest("compute")
    for what, flavor in {"an unknown flavor": NONE, "no flavor": None}.items():
        body = {"resize": {"flavorRef": flavor}}
        refused = compute.post(f"/servers/{server.id}/action", json=body, refusable=True)
        expect.status(f"resizing to {what} is refused", refused, 400)
    after = compute.get(f"/servers/{server.id}")
    expect("the server stays as it is", after["server.status"], equals="ACTIVE")
