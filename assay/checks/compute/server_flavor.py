"""The size of a server."""

from openstack.compute.v2.flavor import Flavor
from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check

EMBEDDED = "2.47"
"""The microversion since which a server shows the flavor that it was made with, not a link to it."""


@check(
    "compute.server.flavor",
    proves="compute-servers-verify",
    spec="https://docs.openstack.org/api-ref/compute/#show-server-details",
)
def server_has_the_size_of_its_flavor(cloud: Cloud, expect: Expect, server: Server, flavor: Flavor) -> None:
    """A server shows the processors, memory and disk of the flavor that it was created with."""
    shown = cloud.rest("compute", microversion=EMBEDDED).get(f"/servers/{server.id}")["server.flavor"]
    expect("the processors are those of the flavor", shown.get("vcpus"), equals=flavor.vcpus)
    expect("the memory is that of the flavor", shown.get("ram"), equals=flavor.ram)
    expect("the disk is that of the flavor", shown.get("disk"), equals=flavor.disk)
    expect("the flavor is named", shown.get("original_name"), equals=flavor.name)
