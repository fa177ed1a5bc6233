"""Servers in a group."""

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image
from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import boot_request

MEMBERSHIP = "2.71"
"""The microversion since which a server shows its group."""


@check(
    "compute.server-group.member",
    proves="compute-server-groups",
    spec="https://docs.openstack.org/api-ref/compute/#create-server",
    uses={"server_groups": 1, "instances": 1},
)
def server_joins_its_group(
    cloud: Cloud, expect: Expect, flavor: Flavor, image: Image, network: Network
) -> None:
    """A server that is created in a group is its member, and shows the group."""
    compute = cloud.rest("compute", microversion=MEMBERSHIP)
    asked = {"name": cloud.name("group"), "policy": "soft-anti-affinity"}
    group = compute.post("/os-server-groups", json={"server_group": asked})["server_group.id"]
    body = boot_request(cloud.name("member"), flavor, image, network)
    body["server"]["networks"] = "none"
    body["os:scheduler_hints"] = {"group": group}
    id = compute.post("/servers", json=body)["server.id"]
    members = compute.get(f"/os-server-groups/{group}")["server_group.members"]
    expect("the server is the group's member", members, equals=[id])
    shown = cloud.settle(
        lambda: compute.get(f"/servers/{id}")["server.server_groups"], lambda groups: bool(groups)
    )
    expect("the server shows its group", shown, equals=[group])
