"""Changing the port by which a router is connected."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.routing import RoutedSubnet


@check(
    "network.router.interface-update",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#update-port",
    extension="router",
)
def interface_keeps_to_its_subnet(cloud: Cloud, expect: Expect, lent_routed_subnet: RoutedSubnet) -> None:
    """The port by which a router is connected can be told its subnet again, and stays as it was."""
    network = cloud.rest("network")
    subnet = lent_routed_subnet.subnet.id
    path = f"/ports/{lent_routed_subnet.interface}"
    # No address is asked for: some clouds let no interface change its own.
    changed = network.put(path, json={"port": {"fixed_ips": [{"subnet_id": subnet}]}}, refusable=True)
    expect.status("the change is taken", changed, 200)
    shown = network.get(path)
    subnets = [one.get("subnet_id") for one in shown["port.fixed_ips"]]
    expect("it is on the subnet alone", subnets, equals=[subnet])
    expect("it is still the router's", shown["port.device_id"], equals=lent_routed_subnet.router)
