"""Changing a network."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check

KEPT = ("id", "project_id", "shared", "subnets", "description")


@check(
    "network.network.update",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#update-network",
)
def changed_network_keeps_the_rest(cloud: Cloud, expect: Expect, own_network: Network) -> None:
    """A network that is renamed and taken down has the new name, is down, and is otherwise as before."""
    network = cloud.rest("network")
    path = f"/networks/{own_network.id}"
    before = network.get(path)
    name = cloud.name("renamed")
    network.put(path, json={"network": {"name": name, "admin_state_up": False}})
    after = network.get(path)
    expect("it has the new name", after["network.name"], equals=name)
    expect("it is down", after["network.admin_state_up"], equals=False)
    expect(
        "nothing else has changed",
        {key: after[f"network.{key}"] for key in KEPT},
        equals={key: before[f"network.{key}"] for key in KEPT},
    )
