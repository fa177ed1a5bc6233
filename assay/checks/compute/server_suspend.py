"""Suspending a server."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import act_if_offered, begins, wait_until_idle


@check(
    "compute.server.suspend",
    proves="compute-servers-suspend",
    spec="https://docs.openstack.org/api-ref/compute/#suspend-server-suspend-action",
)
def suspended_server_can_be_resumed(cloud: Cloud, expect: Expect, lent_server: Server) -> None:
    """A server that is suspended says so and cannot be suspended again, and runs on when resumed."""
    act_if_offered(cloud, lent_server, "suspend")
    if not begins(cloud, expect, lent_server, "suspend"):
        return
    wait_until_idle(cloud, lent_server, "SUSPENDED")
    compute = cloud.rest("compute")
    again = compute.post(f"/servers/{lent_server.id}/action", json={"suspend": None}, refusable=True)
    expect.status("what is suspended cannot be suspended", again, 409)
    act_if_offered(cloud, lent_server, "resume")
    if begins(cloud, expect, lent_server, "resume"):
        wait_until_idle(cloud, lent_server, "ACTIVE")
