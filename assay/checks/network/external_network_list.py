"""Finding external networks."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check


@check(
    "network.external-network.list",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#list-networks",
    extension="external-net",
)
def external_networks_are_found_by_filter(
    cloud: Cloud, expect: Expect, lent_network: Network, external_network: Network
) -> None:
    """A listing of external networks holds those and no others, though an ordinary tenant owns none."""
    network = cloud.rest("network")

    def found(id: str, external: bool) -> list[str]:
        params = {"router:external": external, "id": id, "fields": "id"}
        return [one.get("id") for one in network.get("/networks", params=params)["networks"]]

    external, own = external_network.id, lent_network.id
    expect("an external network is among the external ones", found(external, True), equals=[external])
    expect("an external network is not among the others", found(external, False), equals=[])
    expect("a tenant's own network is not among the external ones", found(own, True), equals=[])
    expect("a tenant's own network is among the others", found(own, False), equals=[own])
