"""Server groups."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import SERVER_GROUPS


@check(
    "compute.server-group.create",
    proves="compute-server-groups",
    spec="https://docs.openstack.org/api-ref/compute/#create-server-group",
    uses={"server_groups": 1},
)
def server_group_keeps_its_policy(cloud: Cloud, expect: Expect) -> None:
    """A server group is shown with its name and policy and without members, is listed, and can be deleted."""
    compute = cloud.rest("compute", microversion=SERVER_GROUPS)
    asked: dict[str, object] = {"name": cloud.name("group"), "policy": "anti-affinity"}
    id = compute.post("/os-server-groups", json={"server_group": asked})["server_group.id"]
    shown = compute.get(f"/os-server-groups/{id}")
    for field, value in (asked | {"members": []}).items():
        expect(f"the {field} is as asked for", shown[f"server_group.{field}"], equals=value)
    listed = [one["id"] for one in compute.get("/os-server-groups")["server_groups"]]
    expect("it is listed", listed, contains=id)
    compute.delete(f"/os-server-groups/{id}")
    gone = compute.get(f"/os-server-groups/{id}", refusable=True)
    expect.status("deleted, it is not found", gone, 404)
