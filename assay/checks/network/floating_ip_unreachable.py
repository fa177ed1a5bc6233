"""Floating IPs for ports that no router reaches."""

from openstack.network.v2.floating_ip import FloatingIP
from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check


@check(
    "network.floating-ip.unreachable",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#update-floating-ip",
    extension="router",
    uses={"floatingips": 1},
)
def floating_ip_needs_a_way_to_the_port(
    cloud: Cloud, expect: Expect, lent_subnet: Subnet, own_floating_ip: FloatingIP
) -> None:
    """A floating IP cannot lead to a port that no router connects with its network, neither new nor later."""
    network = cloud.rest("network")
    path = f"/floatingips/{own_floating_ip.id}"
    wish = {"network_id": lent_subnet.network_id, "name": cloud.name("port")}
    port = network.post("/ports", json={"port": wish})["port.id"]
    led = network.put(path, json={"floatingip": {"port_id": port}}, refusable=True)
    expect.status("it cannot be led there", led, 404)
    expect("it leads to no port", network.get(path)["floatingip.port_id"], is_none=True)
    new = {
        "floating_network_id": own_floating_ip.floating_network_id,
        "description": cloud.name("floating-ip"),
        "port_id": port,
    }
    made = network.post("/floatingips", json={"floatingip": new}, refusable=True)
    expect.status("a new one cannot be made to lead there", made, 404)
