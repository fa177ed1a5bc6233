"""Showing one item of a server's metadata."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import DescribedServer


@check(
    "compute.server-metadata.get",
    proves="compute-servers-metadata-get",
    spec="https://docs.openstack.org/api-ref/compute/#show-metadata-item-details",
)
def metadata_item_is_shown(cloud: Cloud, expect: Expect, described_server: DescribedServer) -> None:
    """One item of a server's metadata is shown by its key, and a key that it has not is not found."""
    compute = cloud.rest("compute")
    metadata = f"/servers/{described_server.id}/metadata"
    asked = described_server.asked["metadata"]
    shown = compute.get(f"{metadata}/colour")
    expect("the item is shown, and no other", shown["meta"], equals={"colour": asked["colour"]})
    missing = compute.get(f"{metadata}/weight", refusable=True)
    expect.status("a key that it has not is not found", missing, 404)
