"""How much a project may have."""

from assay.kit import Absent, Cloud, Expect, check

KINDS = ("network", "subnet", "port")


@check(
    "network.quota.show",
    proves="networks-quotas-get",
    spec="https://docs.openstack.org/api-ref/network/v2/#show-quota-for-a-project",
    extension="quotas",
)
def tenant_learns_the_quota(cloud: Cloud, expect: Expect) -> None:
    """A tenant learns how many networks, subnets and ports the project may have; -1 means without limit."""
    shown = cloud.rest("network").get(f"/quotas/{cloud.project}", refusable=True)
    if shown.status == 403:
        raise Absent("The cloud does not show tenants their network quota.")
    expect.status("the quota is shown", shown, 200)
    for kind in KINDS:
        expect(f"there is a quota of {kind}s", shown[f"quota.{kind}"], at_least=-1)
