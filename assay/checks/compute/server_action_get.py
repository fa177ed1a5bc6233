"""Showing one thing that was done to a server."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check

NOWHERE = "req-00c0ffee-0000-4000-8000-0000000000ff"
"""The id of no request."""
OF_DELETED = "2.21"
"""The microversion since which actions are shown even of servers that are gone."""


@check(
    "compute.server-action.get",
    proves="compute-instance-actions-get",
    spec="https://docs.openstack.org/api-ref/compute/#show-server-action-details",
)
def action_is_shown_by_its_request(cloud: Cloud, expect: Expect, server: Server) -> None:
    """An action on a server is shown as it is listed, by its request's id; an unknown one is not found."""
    compute = cloud.rest("compute", microversion=OF_DELETED)
    path = f"/servers/{server.id}/os-instance-actions"
    listed = compute.get(path)
    shown = compute.get(f"{path}/{listed['instanceActions.0.request_id']}")
    for field in ("action", "request_id", "instance_uuid", "user_id", "start_time"):
        expect(
            f"the {field} is as listed",
            shown[f"instanceAction.{field}"],
            equals=listed[f"instanceActions.0.{field}"],
        )
    unknown = compute.get(f"{path}/{NOWHERE}", refusable=True)
    expect.status("an unknown request is not found", unknown, 404)
