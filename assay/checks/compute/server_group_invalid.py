"""Server groups that are none."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import SERVER_GROUPS

NOWHERE = "00c0ffee-0000-4000-8000-00000000dead"
"""The id of no server group."""


@check(
    "compute.server-group.invalid",
    proves="compute-server-groups",
    spec="https://docs.openstack.org/api-ref/compute/#create-server-group",
)
def improper_server_group_is_refused(cloud: Cloud, expect: Expect) -> None:
    """A server group with no name or an unknown policy is refused, and an unknown group is not found."""
    compute = cloud.rest("compute", microversion=SERVER_GROUPS)
    improper = {
        "a group without a name": {"name": "", "policy": "affinity"},
        "a policy that does not exist": {"name": cloud.name("group"), "policy": "sympathy"},
    }
    for what, asked in improper.items():
        refused = compute.post("/os-server-groups", json={"server_group": asked}, refusable=True)
        expect.status(f"{what} is refused", refused, 400)
    unknown = compute.get(f"/os-server-groups/{NOWHERE}", refusable=True)
    expect.status("an unknown group is not found", unknown, 404)
