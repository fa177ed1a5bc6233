"""Reading the project's quota."""

from assay.kit import Cloud, Expect, Facts, check

SAME = {"instances": "maxTotalInstances", "cores": "maxTotalCores", "ram": "maxTotalRAMSize"}
"""Names of the same limit in the quota and in the project's limits."""
LIMITED = (
    "instances",
    "cores",
    "ram",
    "key_pairs",
    "metadata_items",
    "server_groups",
    "server_group_members",
)
"""What every quota says something of."""


@check(
    "compute.quota.show",
    proves="compute-quotas-get",
    spec="https://docs.openstack.org/api-ref/compute/#show-a-quota",
)
def quota_agrees_with_limits(cloud: Cloud, expect: Expect, fact: Facts) -> None:
    """A tenant can read the project's quota, and it agrees with the limits that the project is told."""
    compute = cloud.rest("compute")
    quota = compute.get(f"/os-quota-sets/{cloud.project}")["quota_set"]
    expect("the quota is that of the project", quota.get("id"), equals=cloud.project)
    limits = compute.get("/limits")["limits.absolute"]
    for name in SAME:
        fact(f"compute.limit.{name}", quota.get(name))
    expect(
        "quota and limits agree",
        {name: quota.get(name) for name in SAME},
        equals={name: limits.get(same) for name, same in SAME.items()},
    )
    untold = [name for name in LIMITED if name not in quota]
    expect("nothing that is limited is missing", untold, equals=[])
    of_user = compute.get(f"/os-quota-sets/{cloud.project}", params={"user_id": cloud.user})
    expect("the quota of the user is told, too", of_user["quota_set.id"], equals=cloud.project)
