"""Negotiating a microversion."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.endpoints import root_of

HEADER = "OpenStack-API-Version"


@check(
    "compute.version.microversion",
    proves="compute-list-api-versions",
    spec="https://docs.openstack.org/api-guide/compute/microversions.html",
)
def microversions_are_honoured(cloud: Cloud, expect: Expect) -> None:
    """The newest microversion told is spoken, a newer one refused, and without one the oldest spoken."""
    newest = cloud.rest("compute").get(root_of(cloud, "compute") + "v2.1/")["version.version"]
    major, _, minor = newest.partition(".")
    spoken = cloud.rest("compute", microversion=newest).get("/servers", params={"limit": 1})
    expect("the newest microversion is spoken", spoken.headers.get(HEADER), equals=f"compute {newest}")
    beyond = cloud.rest("compute", microversion=f"{major}.{int(minor) + 1}")
    refused = beyond.get("/servers", params={"limit": 1}, refusable=True)
    expect.status("a newer microversion is refused", refused, 406)
    plain = cloud.rest("compute").get("/servers", params={"limit": 1})
    expect("without one the oldest is spoken", plain.headers.get(HEADER), equals="compute 2.1")
