"""Reading the default quota."""

from assay.kit import Cloud, Expect, Facts, check

LIMITED = (
    "instances",
    "cores",
    "ram",
    "key_pairs",
    "metadata_items",
    "server_groups",
    "server_group_members",
)


@check(
    "compute.quota.defaults",
    proves="compute-quotas-get",
    spec="https://docs.openstack.org/api-ref/compute/#list-default-quotas-for-tenant",
)
def default_quota_is_told(cloud: Cloud, expect: Expect, fact: Facts) -> None:
    """A tenant can read the default quota, a number for everything that is limited, -1 for no limit."""
    quota = cloud.rest("compute").get(f"/os-quota-sets/{cloud.project}/defaults")["quota_set"]
    expect("the answer is about the project", quota.get("id"), equals=cloud.project)
    for name in LIMITED:
        expect(f"there is a default for {name}", quota.get(name), at_least=-1)
    fact("compute.quota.default-instances", quota.get("instances"))
