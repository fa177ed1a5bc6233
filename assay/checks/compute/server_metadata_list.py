"""Listing the metadata of a server."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import DescribedServer


@check(
    "compute.server-metadata.list",
    proves="compute-servers-metadata-list",
    spec="https://docs.openstack.org/api-ref/compute/#list-all-metadata",
)
def metadata_is_listed(cloud: Cloud, expect: Expect, described_server: DescribedServer) -> None:
    """The metadata that a server was created with is listed."""
    listed = cloud.rest("compute").get(f"/servers/{described_server.id}/metadata")
    asked = described_server.asked["metadata"]
    expect("the metadata is what was asked for", listed["metadata"], equals=asked)
