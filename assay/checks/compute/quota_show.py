"""Reading the project's quota."""

from assay.kit import Cloud, Expect, check

SAME = {"instances": "maxTotalInstances", "cores": "maxTotalCores", "ram": "maxTotalRAMSize"}
"""Names of the same limit in the quota and in the project's limits."""


@check(
    "compute.quota.show",
    proves="compute-quotas-get",
    spec="https://docs.openstack.org/api-ref/compute/#show-a-quota",
)
def quota_agrees_with_limits(cloud: Cloud, expect: Expect) -> None:
    """A tenant can read the project's quota, and it agrees with the limits that the project is told."""
    compute = cloud.rest("compute")
    quota = compute.get(f"/os-quota-sets/{cloud.project}")["quota_set"]
    expect("the quota is that of the project", quota["id"], equals=cloud.project)
    limits = compute.get("/limits")["limits.absolute"]
    expect(
        "quota and limits agree",
        {name: quota.get(name) for name in SAME},
        equals={name: limits.get(same) for name, same in SAME.items()},
    )
