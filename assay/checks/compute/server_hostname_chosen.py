"""The host name that a server is given."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import HOST_NAMES, DescribedServer


@check(
    "compute.server.hostname-chosen",
    proves="compute-servers-host",
    spec="https://docs.openstack.org/api-ref/compute/#create-server",
)
def host_name_can_be_chosen(cloud: Cloud, expect: Expect, described_server: DescribedServer) -> None:
    """A server that is created with a host name of its own has that, and not its name."""
    shown = cloud.rest("compute", microversion=HOST_NAMES).get(f"/servers/{described_server.id}")
    host = shown["server.OS-EXT-SRV-ATTR:hostname"]
    expect("the host name is the one asked for", host, equals=described_server.asked["hostname"])
