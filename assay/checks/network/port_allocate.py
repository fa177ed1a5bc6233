"""Which addresses ports get."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check

POOL = [f"10.119.4.{last}" for last in range(200, 208)]


@check(
    "network.port.allocate",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-port",
)
def port_gets_its_address_from_the_pool(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """Each new port gets an address of its own out of its subnet's pools, and a MAC address of its own."""
    network = cloud.rest("network")
    wish = {
        "name": cloud.name("subnet"),
        "network_id": lent_network.id,
        "ip_version": 4,
        "cidr": "10.119.4.0/24",
        "allocation_pools": [{"start": POOL[0], "end": POOL[-1]}],
    }
    subnet = network.post("/subnets", json={"subnet": wish})["subnet.id"]
    addresses, macs = [], []
    for _ in range(2):
        fixed = [{"subnet_id": subnet}]
        port = network.post(
            "/ports",
            json={"port": {"network_id": lent_network.id, "name": cloud.name("port"), "fixed_ips": fixed}},
        )
        expect("it has one address", len(port["port.fixed_ips"]), equals=1)
        expect("the address is of the subnet", port["port.fixed_ips.0.subnet_id"], equals=subnet)
        expect("the address is of the pool", port["port.fixed_ips.0.ip_address"], among=POOL)
        addresses.append(port["port.fixed_ips.0.ip_address"])
        macs.append(port["port.mac_address"])
    expect("the two addresses differ", addresses[0], differs_from=addresses[1])
    expect("the two MAC addresses differ", macs[0], differs_from=macs[1])
