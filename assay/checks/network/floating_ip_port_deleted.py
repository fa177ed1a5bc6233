"""What becomes of a floating IP whose port goes."""

from openstack.network.v2.floating_ip import FloatingIP

from assay.kit import Cloud, Expect, check
from assay.kit.resources.routing import RoutedSubnet

LEADS_BY = ("port_id", "fixed_ip_address", "router_id")


@check(
    "network.floating-ip.port-deleted",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#delete-port",
    extension="router",
)
def floating_ip_outlives_its_port(
    cloud: Cloud, expect: Expect, lent_routed_subnet: RoutedSubnet, own_floating_ip: FloatingIP
) -> None:
    """A floating IP whose port is deleted stays the tenant's and leads to no port, address or router."""
    network = cloud.rest("network")
    path = f"/floatingips/{own_floating_ip.id}"
    wish = {"network_id": lent_routed_subnet.subnet.network_id, "name": cloud.name("port")}
    port = network.post("/ports", json={"port": wish})["port.id"]
    network.put(path, json={"floatingip": {"port_id": port}})
    network.delete(f"/ports/{port}")
    shown = network.get(path, refusable=True)
    expect.status("the tenant keeps it", shown, 200)
    left = {key: shown[f"floatingip.{key}"] for key in LEADS_BY}
    expect("it leads nowhere", left, equals=dict.fromkeys(LEADS_BY))
