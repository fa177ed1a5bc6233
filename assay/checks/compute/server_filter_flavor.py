"""Filtering servers by flavor."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check

NONE = "00c0ffee-0000-4000-8000-0000000000ff"
"""The id of no flavor."""


@check(
    "compute.server.filter-flavor",
    proves="compute-servers-list",
    spec="https://docs.openstack.org/api-ref/compute/#list-servers",
)
def servers_are_filtered_by_flavor(cloud: Cloud, expect: Expect, server: Server) -> None:
    """Servers are found by the flavor that they have, and not by another."""
    compute = cloud.rest("compute")
    shown = compute.get(f"/servers/{server.id}")

    def found(flavor: str, path: str = "/servers") -> list[str]:
        query = {"name": server.name, "flavor": flavor}
        return [str(one["id"]) for one in compute.get(path, params=query)["servers"]]

    own = str(shown["server.flavor.id"])
    expect("its flavor finds the server", found(own), contains=server.id)
    expect("its flavor finds it in detail, too", found(own, "/servers/detail"), contains=server.id)
    expect("a flavor that does not exist finds nothing", found(NONE), equals=[])
    expect("nor does it in detail", found(NONE, "/servers/detail"), equals=[])
