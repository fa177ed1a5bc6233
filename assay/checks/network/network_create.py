"""Creating a network."""

from assay.kit import Cloud, Expect, Facts, check


@check(
    "network.network.create",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-network",
)
def new_network_is_what_was_asked_for(cloud: Cloud, expect: Expect, fact: Facts) -> None:
    """A new network has the name and description that were asked for, is its tenant's alone and up."""
    network = cloud.rest("network")
    name, description = cloud.name("network"), "What Assay asked for"
    made = network.post("/networks", json={"network": {"name": name, "description": description}})
    shown = network.get(f"/networks/{made['network.id']}")
    expect("it has the name that was asked for", shown["network.name"], equals=name)
    expect("it has the description that was asked for", shown["network.description"], equals=description)
    expect("it belongs to the tenant's project", shown["network.project_id"], equals=cloud.project)
    expect("it is not shared with other projects", shown["network.shared"], equals=False)
    expect("it is administratively up", shown["network.admin_state_up"], equals=True)
    expect("it has no subnets yet", shown["network.subnets"], equals=[])
    if shown["network"].get("mtu"):
        fact("network.tenant.mtu", int(shown["network.mtu"]))
