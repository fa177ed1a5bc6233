"""Creating a server with a name that is none."""

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image
from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import boot_request


@check(
    "compute.server.create-bad-name",
    proves="compute-servers-name",
    spec="https://docs.openstack.org/api-ref/compute/#create-server",
)
def server_without_proper_name_is_refused(
    cloud: Cloud, expect: Expect, flavor: Flavor, image: Image, network: Network
) -> None:
    """A server whose name is empty, blank, or a number instead of a text, is refused."""
    compute = cloud.rest("compute")
    for what, name in {"an empty name": "", "a blank name": "   ", "a number as name": 12345}.items():
        body = boot_request("", flavor, image, network)
        body["server"]["name"] = name
        refused = compute.post("/servers", json=body, refusable=True)
        expect.status(f"{what} is refused", refused, 400)
