"""Creating a router."""

from assay.kit import Cloud, Expect, check


@check(
    "network.router.create",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-router",
    extension="router",
)
def new_router_is_what_was_asked_for(cloud: Cloud, expect: Expect) -> None:
    """A new router has the name and state asked for and no gateway, and is found by its name."""
    network = cloud.rest("network")
    name = cloud.name("router")
    made = network.post("/routers", json={"router": {"name": name, "admin_state_up": False}})
    shown = network.get(f"/routers/{made['router.id']}")
    expect("it has the name that was asked for", shown["router.name"], equals=name)
    expect("it is down as asked for", shown["router.admin_state_up"], equals=False)
    expect("it belongs to the tenant's project", shown["router.project_id"], equals=cloud.project)
    expect("it has no gateway", shown["router.external_gateway_info"], is_none=True)
    found = network.get("/routers", params={"name": name})
    expect("it is found by its name", [one.get("id") for one in found["routers"]], equals=[made["router.id"]])
