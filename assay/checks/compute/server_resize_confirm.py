"""Resizing a server."""

from openstack.compute.v2.flavor import Flavor
from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import begins, id_of, wait_until_idle


@check(
    "compute.server.resize-confirm",
    proves="compute-servers-resize",
    spec="https://docs.openstack.org/api-ref/compute/#resize-server-resize-action",
)
def resized_server_has_the_new_flavor(
    cloud: Cloud, expect: Expect, own_server: Server, larger_flavor: Flavor
) -> None:
    """A server that is resized waits to be confirmed, and then runs with the new flavor."""
    action = f"/servers/{own_server.id}/action"
    compute = cloud.rest("compute")
    compute.post(action, json={"resize": {"flavorRef": larger_flavor.id}})
    if not begins(cloud, expect, own_server, "resize"):
        return
    waiting = wait_until_idle(cloud, own_server, "VERIFY_RESIZE")
    expect("it has the new flavor", id_of(waiting, "flavor"), equals=larger_flavor.id)
    compute.post(action, json={"confirmResize": None})
    if begins(cloud, expect, own_server, "confirmResize"):
        after = wait_until_idle(cloud, own_server, "ACTIVE")
        expect("confirmed, it keeps the new flavor", id_of(after, "flavor"), equals=larger_flavor.id)
