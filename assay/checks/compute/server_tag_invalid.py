"""Tags that are none."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import TAGS

LONGEST, MOST = 60, 50
"""Characters that a tag may have, and tags that a server may have."""


@check(
    "compute.server-tag.invalid",
    proves="compute-servers-tags",
    spec="https://docs.openstack.org/api-ref/compute/#replace-tags",
)
def improper_tags_are_refused(cloud: Cloud, expect: Expect, server: Server) -> None:
    """A tag of more than 60 characters or with a comma, and more than 50 tags, are refused."""
    compute = cloud.rest("compute", microversion=TAGS)
    tags = f"/servers/{server.id}/tags"
    improper = {
        "a tag that is too long": ["x" * (LONGEST + 1)],
        "a tag with a comma": ["red,blue"],
        "one tag too many": [f"tag-{number}" for number in range(MOST + 1)],
    }
    for what, asked in improper.items():
        refused = compute.put(tags, json={"tags": asked}, refusable=True)
        expect.status(f"{what} is refused", refused, 400)
    expect("the server has no tag", compute.get(tags)["tags"], equals=[])
