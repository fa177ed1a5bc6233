"""What version 2.0 of the network API keeps."""

from assay.kit import Cloud, Expect, check

CORE = {"network": "networks", "subnet": "subnets", "port": "ports"}


@check(
    "network.api.resources",
    proves="networks-list-api-versions",
    spec="https://docs.openstack.org/api-ref/network/v2/#show-api-v2-details",
)
def core_resources_are_listed(cloud: Cloud, expect: Expect) -> None:
    """Version 2.0 lists networks, subnets and ports among its resources, with their collections and links."""
    listed = {one.get("name"): one for one in cloud.rest("network").get("/")["resources"]}
    for name, collection in CORE.items():
        one = listed.get(name, {})
        expect(f"the collection of {name} is listed", one.get("collection"), equals=collection)
        links = [str(link.get("href")) for link in one.get("links", []) if link.get("rel") == "self"]
        ends = [link.rpartition("/")[2] for link in links]
        expect(f"the link to {collection} is listed", ends, equals=[collection])
