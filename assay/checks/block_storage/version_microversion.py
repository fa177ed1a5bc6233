"""Choosing a microversion."""

import re

from assay.kit import Cloud, Expect, check

HEADER = "OpenStack-API-Version"


@check(
    "block-storage.version.microversion",
    proves="volumes-list-api-versions",
    spec="https://docs.openstack.org/cinder/latest/contributor/api_microversion_dev.html",
)
def microversions_are_honoured_as_listed(cloud: Cloud, expect: Expect) -> None:
    """A request is served at the highest microversion that the service lists, and refused above it."""
    root = re.sub(r"/v\d.*$", "/", cloud.catalogue["block-storage"])
    versions = cloud.rest("block-storage").get(root)["versions"]
    listed = [str(one.get("version")) for one in versions if str(one.get("id")).startswith("v3")]
    highest = listed[0] if listed else "none"
    if not expect("the highest microversion of version 3 is listed", highest, matches=r"3\.\d+"):
        return
    served = cloud.rest("block-storage", microversion=highest).get("/limits")
    expect(
        "the answer is of the highest microversion", served.headers.get(HEADER), equals=f"volume {highest}"
    )
    above = f"3.{int(highest.partition('.')[2]) + 1}"
    refused = cloud.rest("block-storage", microversion=above).get("/limits", refusable=True)
    expect.status("a microversion above the highest is not acceptable", refused, 406)
