"""Filtering servers by their tags."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import TAGS, DescribedServer


@check(
    "compute.server-tag.filter",
    proves="compute-servers-tags",
    spec="https://docs.openstack.org/api-ref/compute/#list-servers",
)
def servers_are_filtered_by_tags(cloud: Cloud, expect: Expect, described_server: DescribedServer) -> None:
    """A server that was created with tags is found by having them all or any, and not by lacking them."""
    compute = cloud.rest("compute", microversion=TAGS)
    first, second = described_server.asked["tags"]

    def found(**query: str) -> list[str]:
        query["name"] = f"^{described_server.name}$"
        return [str(one["id"]) for one in compute.get("/servers", params=query)["servers"]]

    itself = [described_server.id]
    expect("both of its tags find it", found(tags=f"{first},{second}"), equals=itself)
    expect("one that it lacks, too, finds nothing", found(tags=f"{first},missing"), equals=[])
    expect("any of its tags finds it", found(**{"tags-any": f"missing,{second}"}), equals=itself)
    expect("it is not among those without the tag", found(**{"not-tags": first}), equals=[])
