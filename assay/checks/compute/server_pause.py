"""Pausing a server."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import act_if_offered, begins, wait_until_idle


@check(
    "compute.server.pause",
    proves="compute-servers-pause",
    spec="https://docs.openstack.org/api-ref/compute/#pause-server-pause-action",
)
def paused_server_can_be_unpaused(cloud: Cloud, expect: Expect, lent_server: Server) -> None:
    """A server that is paused says so and cannot be paused again, and runs on when unpaused."""
    act_if_offered(cloud, lent_server, "pause")
    if not begins(cloud, expect, lent_server, "pause"):
        return
    wait_until_idle(cloud, lent_server, "PAUSED")
    compute = cloud.rest("compute")
    again = compute.post(f"/servers/{lent_server.id}/action", json={"pause": None}, refusable=True)
    expect.status("what is paused cannot be paused", again, 409)
    act_if_offered(cloud, lent_server, "unpause")
    if begins(cloud, expect, lent_server, "unpause"):
        wait_until_idle(cloud, lent_server, "ACTIVE")
