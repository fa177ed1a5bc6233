"""How large the packets of a network may be."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check

LEAST = 1280
"""What IPv6 needs."""


@check(
    "network.network.mtu",
    proves="networks-mtu",
    spec="https://docs.openstack.org/api-ref/network/v2/#mtu-extensions",
    extension="net-mtu-writable",
)
def network_tells_its_mtu(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """A network tells its MTU, which can be asked to be smaller than usual and not to be impossible."""
    network = cloud.rest("network")
    usual = network.get(f"/networks/{lent_network.id}")["network.mtu"]
    expect("the usual MTU is enough for IPv6", usual, at_least=LEAST)
    made = network.post("/networks", json={"network": {"name": cloud.name("network"), "mtu": LEAST}})
    shown = network.get(f"/networks/{made['network.id']}")
    expect("the MTU is the one asked for", shown["network.mtu"], equals=LEAST)
    wish = {"name": cloud.name("network"), "mtu": -1}
    refused = network.post("/networks", json={"network": wish}, refusable=True)
    expect.status("an impossible MTU is refused", refused, 400)
