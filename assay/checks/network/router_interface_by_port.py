"""Connecting a router by a port."""

from openstack.network.v2.router import Router
from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check


@check(
    "network.router.interface-by-port",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#add-interface-to-router",
    extension="router",
)
def router_takes_over_a_port(cloud: Cloud, expect: Expect, lent_router: Router, lent_subnet: Subnet) -> None:
    """A router that is connected by a port owns that port with its address until it is disconnected."""
    network = cloud.rest("network")
    fixed = [{"subnet_id": lent_subnet.id, "ip_address": "10.118.0.210"}]
    wish = {"network_id": lent_subnet.network_id, "name": cloud.name("port"), "fixed_ips": fixed}
    port = network.post("/ports", json={"port": wish})["port.id"]
    path = f"/routers/{lent_router.id}"
    added = network.put(f"{path}/add_router_interface", json={"port_id": port})
    expect("the interface is the port", added["port_id"], equals=port)
    shown = network.get(f"/ports/{port}")
    expect("the port is the router's", shown["port.device_id"], equals=lent_router.id)
    expect("the port keeps its address", shown["port.fixed_ips"], equals=fixed)
    network.put(f"{path}/remove_router_interface", json={"port_id": port})
    left = network.get("/ports", params={"device_id": lent_router.id, "network_id": lent_subnet.network_id})
    expect("disconnected, it is the router's no more", [one.get("id") for one in left["ports"]], lacks=port)
