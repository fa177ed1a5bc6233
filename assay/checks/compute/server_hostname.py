"""The host name that a server gets."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import HOST_NAMES


@check(
    "compute.server.hostname",
    proves="compute-servers-host",
    spec="https://docs.openstack.org/api-ref/compute/#show-server-details",
)
def host_name_comes_from_the_name(cloud: Cloud, expect: Expect, server: Server) -> None:
    """A server that is given no host name gets its name as one, where that can be one."""
    shown = cloud.rest("compute", microversion=HOST_NAMES).get(f"/servers/{server.id}")
    host = shown["server.OS-EXT-SRV-ATTR:hostname"]
    expect("the host name is the server's name", host, equals=server.name)
