"""Networks of others."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check


@check(
    "network.isolation.network",
    proves="networks-isolation",
    spec="https://docs.openstack.org/api-ref/network/v2/#show-network-details",
)
def stranger_is_kept_off_a_network(
    cloud: Cloud, expect: Expect, lent_network: Network, stranger: Cloud
) -> None:
    """Another project can neither see, find, change nor delete a network, nor put a port on it."""
    other = stranger.rest("network")
    path = f"/networks/{lent_network.id}"
    expect.status("it cannot be seen", other.get(path, refusable=True), 404)
    found = other.get("/networks", params={"id": lent_network.id, "fields": "id"})
    expect("it cannot be found", found["networks"], equals=[])
    changed = other.put(path, json={"network": {"name": cloud.name("taken")}}, refusable=True)
    expect.status("it cannot be changed", changed, 403, 404)
    wish = {"network_id": lent_network.id, "name": cloud.name("port")}
    port = other.post("/ports", json={"port": wish}, refusable=True)
    expect.status("no port can be put on it", port, 403, 404)
    expect.status("it cannot be deleted", other.delete(path, refusable=True), 403, 404)
    shown = cloud.rest("network").get(path, refusable=True)
    expect.status("it is still there", shown, 200)
    expect("it is as it was", shown["network.name"], equals=lent_network.name)
