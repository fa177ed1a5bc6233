"""Stopping and starting a server."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import addresses_of, begins, wait_until_idle


@check(
    "compute.server.stop",
    proves="compute-servers-stop",
    spec="https://docs.openstack.org/api-ref/compute/#stop-server-os-stop-action",
)
def stopped_server_can_be_started(cloud: Cloud, expect: Expect, lent_server: Server) -> None:
    """A server that is stopped is shut off, and when started runs again with the addresses that it had."""
    action = f"/servers/{lent_server.id}/action"
    compute = cloud.rest("compute")
    before = addresses_of(compute.get(f"/servers/{lent_server.id}")["server"])
    compute.post(action, json={"os-stop": None})
    if not begins(cloud, expect, lent_server, "stop"):
        return
    stopped = wait_until_idle(cloud, lent_server, "SHUTOFF")
    expect("it keeps its addresses while it is off", addresses_of(stopped), equals=before)
    again = compute.post(action, json={"os-stop": None}, refusable=True)
    expect.status("what is off cannot be stopped", again, 409)
    compute.post(action, json={"os-start": None})
    if begins(cloud, expect, lent_server, "start"):
        after = wait_until_idle(cloud, lent_server, "ACTIVE")
        expect("it has its addresses when it runs again", addresses_of(after), equals=before)
