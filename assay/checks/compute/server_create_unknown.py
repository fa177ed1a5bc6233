"""Creating a server of things that do not exist."""

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image
from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import boot_request, named

NOWHERE = "00c0ffee-0000-4000-8000-00000000dead"
"""An id that nothing has."""


@check(
    "compute.server.create-unknown",
    proves="compute-servers-create",
    spec="https://docs.openstack.org/api-ref/compute/#create-server",
)
def server_of_unknown_things_is_refused(
    cloud: Cloud, expect: Expect, flavor: Flavor, image: Image, network: Network
) -> None:
    """A server with a flavor, an image or a network that does not exist is refused and not made."""
    compute = cloud.rest("compute")
    name = cloud.name("unknown")
    unknown: dict[str, dict[str, object]] = {
        "flavor": {"flavorRef": NOWHERE},
        "image": {"imageRef": NOWHERE},
        "network": {"networks": [{"uuid": NOWHERE}]},
    }
    for what, change in unknown.items():
        body = boot_request(name, flavor, image, network)
        body["server"] |= change
        refused = compute.post("/servers", json=body, refusable=True)
        expect.status(f"an unknown {what} is refused", refused, 400)
    expect("no server was made", named(cloud, name), equals=[])
