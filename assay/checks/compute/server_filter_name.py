"""Filtering servers by name."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import DescribedServer


@check(
    "compute.server.filter-name",
    proves="compute-servers-list",
    spec="https://docs.openstack.org/api-ref/compute/#list-servers-detailed",
)
def servers_are_filtered_by_name(
    cloud: Cloud, expect: Expect, server: Server, described_server: DescribedServer
) -> None:
    """Servers are found by name, by a pattern of names, and not by a name that none has."""
    compute = cloud.rest("compute")

    def found(pattern: str, path: str = "/servers/detail") -> list[str]:
        return [str(one["id"]) for one in compute.get(path, params={"name": pattern})["servers"]]

    whole = found(f"^{described_server.name}$")
    expect("a name finds the server that has it, and no other", whole, equals=[described_server.id])
    part = found(f"{cloud.run}-(described|server)-")
    expect("a pattern finds the one server", part, contains=described_server.id)
    expect("a pattern finds the other server", part, contains=server.id)
    expect("a name that none has finds nothing", found(cloud.name("nobody")), equals=[])
    brief = found(f"{cloud.run}-(described|nobody)-", "/servers")
    expect("a pattern finds the one server in brief, too, and no other", brief, equals=[described_server.id])
