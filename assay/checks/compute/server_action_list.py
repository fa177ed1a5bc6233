"""Listing what was done to a server."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check


@check(
    "compute.server-action.list",
    proves="compute-instance-actions-list",
    spec="https://docs.openstack.org/api-ref/compute/#list-actions-for-server",
)
def actions_on_a_server_are_listed(cloud: Cloud, expect: Expect, server: Server) -> None:
    """The actions on a server are listed, with its creation, the user and the project that asked for it."""
    path = f"/servers/{server.id}/os-instance-actions"
    actions = cloud.rest("compute").get(path)["instanceActions"]
    created = [one for one in actions if one.get("action") == "create"]
    if expect("the creation is listed once", len(created), equals=1):
        expect("it is booked on the server", created[0].get("instance_uuid"), equals=server.id)
        expect("it is booked on the user", created[0].get("user_id"), equals=cloud.user)
        expect("it is booked on the project", created[0].get("project_id"), equals=cloud.project)
