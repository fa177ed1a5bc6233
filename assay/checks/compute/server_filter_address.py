"""Filtering servers by address."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import DescribedServer

UNUSED = "198.51.100.254"
"""An address kept for documentation, which no server has."""


@check(
    "compute.server.filter-address",
    proves="compute-servers-list",
    spec="https://docs.openstack.org/api-ref/compute/#list-servers",
)
def servers_are_filtered_by_address(cloud: Cloud, expect: Expect, described_server: DescribedServer) -> None:
    """Servers are found by an address that they have, or its beginning, and not by one that they have not."""
    compute = cloud.rest("compute")

    def found(address: str) -> list[str]:
        query = {"name": described_server.name, "ip6" if ":" in address else "ip": address}
        return [str(one["id"]) for one in compute.get("/servers", params=query)["servers"]]

    own = found(described_server.address)
    expect("its address finds the server", own, contains=described_server.id)
    part = found(described_server.address[:-1])
    expect("the beginning of its address finds the server", part, contains=described_server.id)
    other = "2001:db8::dead" if ":" in described_server.address else UNUSED
    expect("an address that none has finds nothing", found(other), equals=[])
