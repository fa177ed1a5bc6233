"""Replacing the tags of a server."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import TAGS


@check(
    "compute.server-tag.replace",
    proves="compute-servers-tags",
    spec="https://docs.openstack.org/api-ref/compute/#replace-tags",
)
def tags_are_replaced(cloud: Cloud, expect: Expect, lent_server: Server) -> None:
    """Setting the tags of a server replaces all that it had."""
    compute = cloud.rest("compute", microversion=TAGS)
    tags = f"/servers/{lent_server.id}/tags"
    compute.put(tags, json={"tags": ["old", "kept"]})
    answer = compute.put(tags, json={"tags": ["kept", "new"]})
    expect("the answer has the new tags", answer["tags"], same_items=["kept", "new"])
    expect("the server has them, and no others", compute.get(tags)["tags"], same_items=["kept", "new"])
