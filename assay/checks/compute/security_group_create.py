"""Security groups through the compute API."""

from assay.kit import Cloud, Expect, check


@check(
    "compute.security-group.create",
    proves="compute-security-groups",
    spec="https://docs.openstack.org/api-ref/compute/#create-security-group",
)
def security_group_is_made_and_deleted(cloud: Cloud, expect: Expect) -> None:
    """The compute API makes a security group, shows and lists it as it was made, and deletes it."""
    compute = cloud.rest("compute")  # without a microversion: since 2.36 the network service alone does this
    asked = {"name": cloud.name("group") + " with spaces", "description": "A group that Assay looks at."}
    made = compute.post("/os-security-groups", json={"security_group": asked})
    group = f"/os-security-groups/{made['security_group.id']}"

    def listed() -> list[str]:
        return [str(one["id"]) for one in compute.get("/os-security-groups")["security_groups"]]

    shown = compute.get(group)
    for field, value in asked.items():
        expect(f"it is made with the {field} asked for", made[f"security_group.{field}"], equals=value)
        expect(f"it is shown with the {field} asked for", shown[f"security_group.{field}"], equals=value)
    expect("it is listed", listed(), contains=made["security_group.id"])
    compute.delete(group)
    gone = cloud.settle(lambda: compute.get(group, refusable=True), lambda reply: reply.status == 404)
    expect.status("deleted, it is not found", gone, 404)
    expect("deleted, it is not listed", listed(), lacks=made["security_group.id"])
