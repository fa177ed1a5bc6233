"""Changing a router."""

from openstack.network.v2.router import Router

from assay.kit import Cloud, Expect, check

KEPT = ("id", "project_id", "external_gateway_info")


@check(
    "network.router.update",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#update-router",
    extension="router",
)
def changed_router_keeps_the_rest(cloud: Cloud, expect: Expect, own_router: Router) -> None:
    """A router that is renamed and taken down has the new name, is down, and is otherwise as before."""
    network = cloud.rest("network")
    path = f"/routers/{own_router.id}"
    before = network.get(path)
    name = cloud.name("renamed")
    network.put(path, json={"router": {"name": name, "admin_state_up": False}})
    after = network.get(path)
    expect("it has the new name", after["router.name"], equals=name)
    expect("it is down", after["router.admin_state_up"], equals=False)
    expect(
        "nothing else has changed",
        {key: after[f"router.{key}"] for key in KEPT},
        equals={key: before[f"router.{key}"] for key in KEPT},
    )
