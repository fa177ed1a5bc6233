"""Connecting a router to subnets that overlap."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check
from assay.kit.resources.routing import RoutedSubnet


@check(
    "network.router.interface-overlap",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#add-interface-to-router",
    extension="router",
)
def router_refuses_overlapping_subnets(
    cloud: Cloud, expect: Expect, lent_routed_subnet: RoutedSubnet, lent_network: Network
) -> None:
    """A router connects several subnets, but none whose addresses overlap with those of another."""
    network = cloud.rest("network")
    path = f"/routers/{lent_routed_subnet.router}"
    connected = []
    for what, cidr, status in (("another", "10.118.1.0/24", 200), ("an overlapping", "10.118.0.0/25", 400)):
        subnet = cloud.network.create_subnet(
            name=cloud.name("subnet"), network_id=lent_network.id, ip_version=4, cidr=cidr
        )
        added = network.put(f"{path}/add_router_interface", json={"subnet_id": subnet.id}, refusable=True)
        verb = "taken" if status == 200 else "refused"
        expect.status(f"{what} subnet is {verb}", added, status)
        connected += [subnet.id] if added.status == 200 else []
    for id in connected:
        network.put(f"{path}/remove_router_interface", json={"subnet_id": id})
