"""Changing the port by which a router is connected."""

from openstack.network.v2.router import Router
from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check


@check(
    "network.router.interface-update",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#update-port",
    extension="router",
)
def interface_keeps_to_its_subnet(
    cloud: Cloud, expect: Expect, lent_router: Router, lent_subnet: Subnet
) -> None:
    """The port by which a router is connected can be told its subnet again, and stays as it was."""
    network = cloud.rest("network")
    path = f"/routers/{lent_router.id}"
    interface = network.put(f"{path}/add_router_interface", json={"subnet_id": lent_subnet.id})["port_id"]
    # No address is asked for: some clouds let no interface change its own.
    wish = {"fixed_ips": [{"subnet_id": lent_subnet.id}]}
    changed = network.put(f"/ports/{interface}", json={"port": wish}, refusable=True)
    expect.status("the change is taken", changed, 200)
    shown = network.get(f"/ports/{interface}")
    subnets = [one.get("subnet_id") for one in shown["port.fixed_ips"]]
    expect("it is on the subnet alone", subnets, equals=[lent_subnet.id])
    expect("it is still the router's", shown["port.device_id"], equals=lent_router.id)
    network.put(f"{path}/remove_router_interface", json={"subnet_id": lent_subnet.id})
