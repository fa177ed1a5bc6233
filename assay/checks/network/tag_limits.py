"""Tags that there cannot be."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check

LONGEST = 255


@check(
    "network.tag.limits",
    proves="networks-tags",
    spec="https://docs.openstack.org/api-ref/network/v2/#replace-all-tags",
    extension="standard-attr-tag",
)
def impossible_tags_are_refused(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """A tag longer than 255 characters and a tag that is no text are refused, and no tag is set."""
    network = cloud.rest("network")
    tags = f"/networks/{lent_network.id}/tags"
    for what, wish in (("too long", "t" * (LONGEST + 1)), ("no text", 7)):
        refused = network.put(tags, json={"tags": ["assay-limits", wish]}, refusable=True)
        expect.status(f"a tag that is {what} is refused", refused, 400)
    expect("no tag is set", network.get(tags)["tags"], lacks="assay-limits")
