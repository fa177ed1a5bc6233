"""Creating a server of things whose ids are none."""

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image
from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import boot_request, named


@check(
    "compute.server.create-malformed",
    proves="compute-servers-create",
    spec="https://docs.openstack.org/api-ref/compute/#create-server",
)
def server_of_malformed_ids_is_refused(
    cloud: Cloud, expect: Expect, flavor: Flavor, image: Image, network: Network
) -> None:
    """A server whose flavor, image or network is named by what cannot be an id is refused and not made."""
    compute = cloud.rest("compute")
    name = cloud.name("malformed")
    malformed: dict[str, dict[str, object]] = {
        "flavor": {"flavorRef": -1},
        "image": {"imageRef": "-1"},
        "network": {"networks": [{"uuid": "a-b-c-d-e"}]},
    }
    for what, change in malformed.items():
        body = boot_request(name, flavor, image, network)
        body["server"] |= change
        refused = compute.post("/servers", json=body, refusable=True)
        expect.status(f"a malformed {what} is refused", refused, 400)
    expect("no server was made", named(cloud, name), equals=[])
