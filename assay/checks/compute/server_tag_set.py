"""Setting one tag of a server."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import TAGS


@check(
    "compute.server-tag.set",
    proves="compute-servers-tags",
    spec="https://docs.openstack.org/api-ref/compute/#add-a-single-tag",
)
def tag_is_set_and_removed(cloud: Cloud, expect: Expect, lent_server: Server) -> None:
    """A tag that is set on a server is found there once, however often it is set, and removed, no more."""
    compute = cloud.rest("compute", microversion=TAGS)
    tags = f"/servers/{lent_server.id}/tags"
    compute.put(tags, json={"tags": ["kept"]})
    made = compute.put(f"{tags}/blue", refusable=True)
    expect.status("the tag is made", made, 201)
    found = compute.get(f"{tags}/blue", refusable=True)
    expect.status("the tag is found", found, 204)
    again = compute.put(f"{tags}/blue", refusable=True)
    expect.status("setting it again changes nothing", again, 204)
    expect("it is listed with the other", compute.get(tags)["tags"], same_items=["blue", "kept"])
    compute.delete(f"{tags}/blue")
    gone = compute.get(f"{tags}/blue", refusable=True)
    expect.status("the removed tag is not found", gone, 404)
    expect("the other tag stays", compute.get(tags)["tags"], equals=["kept"])
