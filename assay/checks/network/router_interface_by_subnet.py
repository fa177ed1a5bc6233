"""Connecting a router to a subnet."""

from openstack.network.v2.router import Router
from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check


@check(
    "network.router.interface-by-subnet",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#add-interface-to-router",
    extension="router",
)
def router_becomes_the_gateway_of_a_subnet(
    cloud: Cloud, expect: Expect, lent_router: Router, lent_subnet: Subnet
) -> None:
    """A router that is connected to a subnet has a port with its gateway address until it is disconnected."""
    network = cloud.rest("network")
    path = f"/routers/{lent_router.id}"
    added = network.put(f"{path}/add_router_interface", json={"subnet_id": lent_subnet.id})
    expect("the interface is on the subnet", added["subnet_id"], equals=lent_subnet.id)
    mine = {"device_id": lent_router.id, "network_id": lent_subnet.network_id}
    ports = {str(port.get("id")): port for port in network.get("/ports", params=mine)["ports"]}
    expect("the router's ports include the interface", sorted(ports), contains=added["port_id"])
    expect(
        "the interface has the gateway address",
        ports.get(added["port_id"], {}).get("fixed_ips"),
        equals=[{"subnet_id": lent_subnet.id, "ip_address": lent_subnet.gateway_ip}],
    )
    network.put(f"{path}/remove_router_interface", json={"subnet_id": lent_subnet.id})
    gone = network.get(f"/ports/{added['port_id']}", refusable=True)
    expect.status("disconnected, the router has the port no more", gone, 404)
