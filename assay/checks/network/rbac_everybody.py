"""Sharing a network with everybody."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check


@check(
    "network.rbac.everybody",
    proves="networks-rbac",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-rbac-policy",
    extension="rbac-policies",
)
def tenant_shares_with_nobody_by_force(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """An ordinary tenant cannot share a network with all projects, neither as shared nor by a policy."""
    network = cloud.rest("network")
    path = f"/networks/{lent_network.id}"
    shared = network.put(path, json={"network": {"shared": True}}, refusable=True)
    expect.status("it cannot be made shared", shared, 403)
    wish = {
        "object_type": "network",
        "object_id": lent_network.id,
        "target_tenant": "*",
        "action": "access_as_shared",
    }
    policy = network.post("/rbac-policies", json={"rbac_policy": wish}, refusable=True)
    expect.status("it cannot be shared by a policy", policy, 403)
    expect("it is not shared", network.get(path)["network.shared"], equals=False)
