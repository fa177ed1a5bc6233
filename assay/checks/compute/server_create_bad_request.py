"""Requests that make no sense."""

from openstack.compute.v2.flavor import Flavor
from openstack.compute.v2.server import Server
from openstack.image.v2.image import Image
from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import boot_request, named


@check(
    "compute.server.create-bad-request",
    proves="compute-requests-validated",
    spec="https://docs.openstack.org/api-guide/compute/faults.html",
)
def senseless_requests_are_refused(
    cloud: Cloud, expect: Expect, server: Server, flavor: Flavor, image: Image, network: Network
) -> None:
    """A request that is no JSON, has an unknown field, or asks for an unknown action, is refused."""
    compute = cloud.rest("compute")
    json_type = {"Content-Type": "application/json"}
    broken = compute.post("/servers", data=b'{"server": {', headers=json_type, refusable=True)
    expect.status("a body that is no JSON is refused", broken, 400)
    body = boot_request(cloud.name("senseless"), flavor, image, network)
    body["server"]["colour"] = "blue"
    unknown = compute.post("/servers", json=body, refusable=True)
    expect.status("a field that does not exist is refused", unknown, 400)
    dance = compute.post(f"/servers/{server.id}/action", json={"dance": None}, refusable=True)
    expect.status("an action that does not exist is refused", dance, 400)
    expect("no server was made", named(cloud, body["server"]["name"]), equals=[])
