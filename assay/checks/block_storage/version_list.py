"""Listing the versions of the API."""

import re

from assay.kit import Cloud, Expect, check

MICROVERSION = r"3\.\d+"


@check(
    "block-storage.version.list",
    proves="volumes-list-api-versions",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#list-all-api-versions",
)
def versions_are_listed_at_the_root(cloud: Cloud, expect: Expect) -> None:
    """The root of the service lists its API versions, and the third is the current one."""
    storage = cloud.rest("block-storage")
    root = re.sub(r"/v\d.*$", "/", cloud.catalogue["block-storage"])
    answer = storage.get(root)
    expect.status("the root offers a choice of versions", answer, 300, 200)
    third = [one for one in answer["versions"] if str(one.get("id")).startswith("v3")]
    if expect("version 3 is listed once", len(third), equals=1):
        expect("version 3 is the current one", third[0].get("status"), equals="CURRENT")
        expect("it says the lowest microversion", third[0].get("min_version"), matches=MICROVERSION)
        relations = [link.get("rel") for link in third[0].get("links", [])]
        expect("it says where to find itself", relations, contains="self")
