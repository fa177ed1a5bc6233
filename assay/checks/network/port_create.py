"""Creating a port."""

from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check


@check(
    "network.port.create",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-port",
)
def new_port_is_what_was_asked_for(cloud: Cloud, expect: Expect, lent_subnet: Subnet) -> None:
    """A new port has the name, state and device asked for, is its tenant's, and is shown as it was made."""
    network = cloud.rest("network")
    wish = {
        "network_id": lent_subnet.network_id,
        "name": cloud.name("port"),
        "admin_state_up": False,
        "device_id": "assay-device",
        "device_owner": "assay:test",
    }
    made = network.post("/ports", json={"port": wish})
    shown = network.get(f"/ports/{made['port.id']}")
    for key, value in wish.items():
        expect(f"its {key} is the one asked for", shown[f"port.{key}"], equals=value)
    expect("it belongs to the tenant's project", shown["port.project_id"], equals=cloud.project)
    for key in ("mac_address", "fixed_ips", "security_groups"):
        expect(f"its {key} is as it was made", shown[f"port.{key}"], equals=made[f"port.{key}"])
