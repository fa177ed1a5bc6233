"""Rebooting a server."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import addresses_of, begins, wait_until_idle


@check(
    "compute.server.reboot",
    proves="compute-servers-reboot",
    spec="https://docs.openstack.org/api-ref/compute/#reboot-server-reboot-action",
)
def rebooted_server_runs_again(cloud: Cloud, expect: Expect, lent_server: Server) -> None:
    """A server that is rebooted hard runs again, with the addresses that it had."""
    compute = cloud.rest("compute")
    before = addresses_of(compute.get(f"/servers/{lent_server.id}")["server"])
    compute.post(f"/servers/{lent_server.id}/action", json={"reboot": {"type": "HARD"}})
    if begins(cloud, expect, lent_server, "reboot"):
        after = wait_until_idle(cloud, lent_server, "ACTIVE")
        expect("it has the same addresses", addresses_of(after), equals=before)
