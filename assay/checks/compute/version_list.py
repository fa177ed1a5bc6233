"""Listing the versions of the API."""

from assay.kit import Cloud, Expect, Facts, check
from assay.kit.resources.endpoints import root_of


@check(
    "compute.version.list",
    proves="compute-list-api-versions",
    spec="https://docs.openstack.org/api-ref/compute/#list-all-major-versions",
)
def api_versions_are_listed(cloud: Cloud, expect: Expect, fact: Facts) -> None:
    """The compute service lists its API versions without a token, 2.1 as the current one."""
    anonymous = cloud.rest("compute", token="")
    versions = {one["id"]: one for one in anonymous.get(root_of(cloud, "compute"))["versions"]}
    if not expect("version 2.1 is listed", list(versions), contains="v2.1"):
        return
    current = versions["v2.1"]
    expect("it is the current one", current.get("status"), equals="CURRENT")
    expect("its oldest microversion is its own", current.get("min_version"), equals="2.1")
    expect("its newest microversion is told", str(current.get("version")), matches=r"2\.\d+")
    links = [link["href"] for link in current.get("links", []) if link.get("rel") == "self"]
    expect(
        "it has one link to itself", [link.rstrip("/").rpartition("/")[2] for link in links], equals=["v2.1"]
    )
    fact("compute.max-microversion", str(current.get("version")))
