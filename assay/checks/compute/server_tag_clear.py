"""Removing all tags of a server."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import TAGS


@check(
    "compute.server-tag.clear",
    proves="compute-servers-tags",
    spec="https://docs.openstack.org/api-ref/compute/#delete-all-tags",
)
def tags_are_cleared(cloud: Cloud, expect: Expect, lent_server: Server) -> None:
    """Deleting the tags of a server removes all of them."""
    compute = cloud.rest("compute", microversion=TAGS)
    tags = f"/servers/{lent_server.id}/tags"
    compute.put(tags, json={"tags": ["one", "two"]})
    compute.delete(tags)
    expect("no tag is left", compute.get(tags)["tags"], equals=[])
