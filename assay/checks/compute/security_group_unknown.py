"""Security groups that the compute API does not know."""

from assay.kit import Cloud, Expect, check

NOWHERE = "00c0ffee-0000-4000-8000-00000000dead"
"""The id of no security group."""


@check(
    "compute.security-group.unknown",
    proves="compute-security-groups",
    spec="https://docs.openstack.org/api-ref/compute/#show-security-group-details",
)
def unknown_security_group_is_not_found(cloud: Cloud, expect: Expect) -> None:
    """A security group that does not exist is neither shown nor changed nor deleted by the compute API."""
    compute = cloud.rest("compute")
    group = f"/os-security-groups/{NOWHERE}"
    shown = compute.get(group, refusable=True)
    expect.status("it is not found", shown, 404)
    asked = {"name": cloud.name("group"), "description": ""}
    changed = compute.put(group, json={"security_group": asked}, refusable=True)
    expect.status("it cannot be changed", changed, 404)
    deleted = compute.delete(group, refusable=True)
    expect.status("it cannot be deleted", deleted, 404)
    nameless = compute.delete("/os-security-groups/", refusable=True)
    expect.status("deleting a group without saying which is not found", nameless, 404)
