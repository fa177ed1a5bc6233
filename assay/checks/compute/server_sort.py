"""Sorting servers."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import DescribedServer


@check(
    "compute.server.sort",
    proves="compute-servers-sort",
    spec="https://docs.openstack.org/api-ref/compute/#list-servers",
)
def servers_are_sorted_by_name(
    cloud: Cloud, expect: Expect, server: Server, described_server: DescribedServer
) -> None:
    """Servers are listed in the order of their names, upwards or downwards as asked for."""
    compute = cloud.rest("compute")
    query = {"name": f"^({server.name}|{described_server.name})$", "sort_key": "display_name"}

    def names(direction: str) -> list[str]:
        found = compute.get("/servers", params=query | {"sort_dir": direction})["servers"]
        return [str(one["name"]) for one in found]

    upwards = sorted([str(server.name), described_server.name])
    expect("upwards, they come from first to last", names("asc"), equals=upwards)
    expect("downwards, they come from last to first", names("desc"), equals=upwards[::-1])
