"""Showing a part of a port."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check


@check(
    "network.port.fields",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#show-port-details",
)
def port_is_shown_in_part(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """A port can be shown with those fields alone that were asked for."""
    network = cloud.rest("network")
    wish = {"network_id": lent_network.id, "name": cloud.name("port")}
    made = network.post("/ports", json={"port": wish})
    wanted = {key: made[f"port.{key}"] for key in ("id", "mac_address")}
    shown = network.get(f"/ports/{wanted['id']}", params={"fields": list(wanted)})
    expect("it has those fields and values alone", shown["port"], equals=wanted)
