"""The group that every project has."""

from assay.kit import Cloud, Expect, check


@check(
    "network.security-group.default",
    proves="networks-security-groups-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#security-groups-security-groups",
    extension="security-group",
)
def project_has_one_default_group(cloud: Cloud, expect: Expect) -> None:
    """Every project has one security group called `default`, and cannot make a second of that name."""
    network = cloud.rest("network")
    wish = {"name": "default", "description": cloud.name("group")}
    refused = network.post("/security-groups", json={"security_group": wish}, refusable=True)
    expect.status("a second default group is refused", refused, 409)
    own = {"name": "default", "project_id": cloud.project, "fields": "name"}
    listed = network.get("/security-groups", params=own)
    expect("the project has one", listed["security_groups"], equals=[{"name": "default"}])
