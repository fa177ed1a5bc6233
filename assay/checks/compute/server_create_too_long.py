"""Creating a server with texts that are too long."""

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image
from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import boot_request, named

LONGEST = 255
"""Characters that names, descriptions and values of metadata may have."""
DESCRIPTIONS = "2.19"
"""The microversion since which servers have descriptions."""


@check(
    "compute.server.create-too-long",
    proves="compute-servers-create",
    spec="https://docs.openstack.org/api-ref/compute/#create-server",
)
def server_with_too_long_texts_is_refused(
    cloud: Cloud, expect: Expect, flavor: Flavor, image: Image, network: Network
) -> None:
    """A server whose name, metadata or description is longer than 255 characters is refused and not made."""
    compute = cloud.rest("compute")
    body = boot_request(cloud.name("long").ljust(LONGEST + 1, "x"), flavor, image, network)
    refused = compute.post("/servers", json=body, refusable=True)
    expect.status("a name of 256 characters is refused", refused, 400)
    name = cloud.name("long")
    body = boot_request(name, flavor, image, network)
    body["server"]["metadata"] = {"text": "x" * (LONGEST + 1)}
    refused = compute.post("/servers", json=body, refusable=True)
    expect.status("metadata of 256 characters is refused", refused, 400, 413)
    body = boot_request(name, flavor, image, network)
    body["server"]["description"] = "x" * (LONGEST + 1)
    refused = cloud.rest("compute", microversion=DESCRIPTIONS).post("/servers", json=body, refusable=True)
    expect.status("a description of 256 characters is refused", refused, 400)
    expect("no server was made", named(cloud, name), equals=[])
