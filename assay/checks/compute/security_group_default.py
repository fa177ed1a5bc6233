"""The default security group, seen through the compute API."""

from assay.kit import Cloud, Expect, check


@check(
    "compute.security-group.default",
    proves="compute-security-groups",
    spec="https://docs.openstack.org/api-ref/compute/#delete-security-group",
)
def default_security_group_stays(cloud: Cloud, expect: Expect) -> None:
    """The compute API lists the project's default security group, and does not delete it."""
    compute = cloud.rest("compute")
    groups = compute.get("/os-security-groups")["security_groups"]
    default = [str(one["id"]) for one in groups if one["name"] == "default"]
    if expect("there is one default group", len(default), equals=1):
        refused = compute.delete(f"/os-security-groups/{default[0]}", refusable=True)
        expect.status("it cannot be deleted", refused, 400, 409)
