"""Leading a floating IP to a port."""

from openstack.network.v2.floating_ip import FloatingIP

from assay.kit import Cloud, Expect, check
from assay.kit.resources.routing import RoutedSubnet


@check(
    "network.floating-ip.associate",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#update-floating-ip",
    extension="router",
)
def floating_ip_leads_to_the_port(
    cloud: Cloud, expect: Expect, lent_routed_subnet: RoutedSubnet, own_floating_ip: FloatingIP
) -> None:
    """A floating IP leads through the router to the port it was given, and to none after that is undone."""
    network = cloud.rest("network")
    path = f"/floatingips/{own_floating_ip.id}"
    subnet = lent_routed_subnet.subnet
    fixed = [{"subnet_id": subnet.id, "ip_address": "10.118.0.213"}]
    wish = {"network_id": subnet.network_id, "name": cloud.name("port"), "fixed_ips": fixed}
    port = network.post("/ports", json={"port": wish})["port.id"]
    network.put(path, json={"floatingip": {"port_id": port}})
    shown = network.get(path)
    expect("it leads to the port", shown["floatingip.port_id"], equals=port)
    expect("it leads to the port's address", shown["floatingip.fixed_ip_address"], equals="10.118.0.213")
    expect("it leads through the router", shown["floatingip.router_id"], equals=lent_routed_subnet.router)
    network.put(path, json={"floatingip": {"port_id": None}})
    undone = network.get(path)
    expect("undone, it leads to no port", undone["floatingip.port_id"], is_none=True)
    expect("undone, it leads to no address", undone["floatingip.fixed_ip_address"], is_none=True)
    expect(
        "the tenant keeps the same address",
        undone["floatingip.floating_ip_address"],
        equals=own_floating_ip.floating_ip_address,
    )
