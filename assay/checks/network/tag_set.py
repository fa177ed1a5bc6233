"""Putting tags on things and taking them off."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check


@check(
    "network.tag.set",
    proves="networks-tags",
    spec="https://docs.openstack.org/api-ref/network/v2/#standard-attributes-tag-extension",
    extension="standard-attr-tag",
)
def network_has_the_tags_last_given(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """Tags of a network can be set all at once, added and removed one by one, and removed all at once."""
    network = cloud.rest("network")
    path = f"/networks/{lent_network.id}"
    tags = f"{path}/tags"
    network.put(tags, json={"tags": ["red", "round"]})
    expect("it has the tags that were set", network.get(path)["network.tags"], same_items=["red", "round"])
    network.put(f"{tags}/blue")
    network.delete(f"{tags}/red")
    left = network.get(tags)["tags"]
    expect("it has the one added and not the one removed", left, same_items=["blue", "round"])
    expect.status("a tag that it has is found", network.get(f"{tags}/blue", refusable=True), 204)
    expect.status("a tag that it has not is not found", network.get(f"{tags}/red", refusable=True), 404)
    network.delete(tags)
    expect("it has none in the end", network.get(tags)["tags"], equals=[])
