"""Ports that may use further addresses."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check

PAIRS: tuple[list[dict[str, str]], ...] = (
    [{"ip_address": "10.118.0.250", "mac_address": "fa:16:3e:a5:5a:01"}],
    [{"ip_address": "192.0.2.0/24", "mac_address": "fa:16:3e:a5:5a:02"}],
    [],
)


@check(
    "network.port.address-pairs",
    proves="networks-port-security",
    spec="https://docs.openstack.org/api-ref/network/v2/#allowed-address-pairs",
    extension="allowed-address-pairs",
)
def port_may_use_the_addresses_last_allowed(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """A port may use those further addresses and prefixes that were last allowed to it."""
    network = cloud.rest("network")
    wish = {"network_id": lent_network.id, "name": cloud.name("port"), "allowed_address_pairs": PAIRS[0]}
    made = network.post("/ports", json={"port": wish})
    expect("it may use the address that was asked for", made["port.allowed_address_pairs"], equals=PAIRS[0])
    path = f"/ports/{made['port.id']}"
    for pairs, what in ((PAIRS[1], "the prefix instead"), (PAIRS[2], "none any more")):
        network.put(path, json={"port": {"allowed_address_pairs": pairs}})
        expect(f"it may use {what}", network.get(path)["port.allowed_address_pairs"], equals=pairs)
    impossible = [{"ip_address": "10.118.0.999"}]
    refused = network.put(path, json={"port": {"allowed_address_pairs": impossible}}, refusable=True)
    expect.status("an impossible address is refused", refused, 400)
