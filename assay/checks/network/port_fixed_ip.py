"""Ports with an address of one's choice."""

from openstack.network.v2.subnet import Subnet

from assay.kit import Cloud, Expect, check

WANTED = "10.118.0.201"
OUTSIDE = "10.118.1.201"


@check(
    "network.port.fixed-ip",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-port",
)
def port_gets_the_address_asked_for(cloud: Cloud, expect: Expect, lent_subnet: Subnet) -> None:
    """A port gets the address asked for, unless another has it or it is not of the subnet."""
    network = cloud.rest("network")

    def wish(address: str) -> dict[str, object]:
        fixed = {"subnet_id": lent_subnet.id, "ip_address": address}
        return {
            "port": {"network_id": lent_subnet.network_id, "name": cloud.name("port"), "fixed_ips": [fixed]}
        }

    made = network.post("/ports", json=wish(WANTED))
    expect(
        "it has the address asked for",
        made["port.fixed_ips"],
        equals=[{"subnet_id": lent_subnet.id, "ip_address": WANTED}],
    )
    taken = network.post("/ports", json=wish(WANTED), refusable=True)
    expect.status("an address that is in use is refused", taken, 409)
    outside = network.post("/ports", json=wish(OUTSIDE), refusable=True)
    expect.status("an address outside the subnet is refused", outside, 400)
