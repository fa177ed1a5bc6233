"""Showing a part of a network."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check


@check(
    "network.network.fields",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#show-network-details",
)
def network_is_shown_in_part(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """A network can be shown with those fields alone that were asked for."""
    wanted = {"id": lent_network.id, "name": lent_network.name}
    shown = cloud.rest("network").get(f"/networks/{lent_network.id}", params={"fields": list(wanted)})
    expect("it has those fields and values alone", shown["network"], equals=wanted)
