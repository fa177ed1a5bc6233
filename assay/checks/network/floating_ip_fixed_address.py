"""Floating IPs of a port with several addresses."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check
from assay.kit.resources.routing import RoutedSubnet

ADDRESSES = ("10.118.0.215", "10.118.0.216")


@check(
    "network.floating-ip.fixed-address",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-floating-ip",
    extension="router",
    uses={"floatingips": 1},
)
def floating_ip_leads_to_the_chosen_address(
    cloud: Cloud, expect: Expect, lent_routed_subnet: RoutedSubnet, external_network: Network
) -> None:
    """A floating IP leads from its creation to the chosen one of a port's addresses, and then to another."""
    network = cloud.rest("network")
    subnet = lent_routed_subnet.subnet
    wish = {
        "network_id": subnet.network_id,
        "name": cloud.name("port"),
        "fixed_ips": [{"subnet_id": subnet.id, "ip_address": address} for address in ADDRESSES],
    }
    port = network.post("/ports", json={"port": wish})["port.id"]
    made = network.post(
        "/floatingips",
        json={
            "floatingip": {
                "floating_network_id": external_network.id,
                "description": cloud.name("floating-ip"),
                "port_id": port,
                "fixed_ip_address": ADDRESSES[1],
            }
        },
    )
    expect("it leads to the port", made["floatingip.port_id"], equals=port)
    expect("it leads to the chosen address", made["floatingip.fixed_ip_address"], equals=ADDRESSES[1])
    path = f"/floatingips/{made['floatingip.id']}"
    other = {"port_id": port, "fixed_ip_address": ADDRESSES[0]}
    network.put(path, json={"floatingip": other})
    shown = network.get(path)
    expect("it leads to the other address", shown["floatingip.fixed_ip_address"], equals=ADDRESSES[0])
