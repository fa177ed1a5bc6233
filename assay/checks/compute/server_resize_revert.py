"""Taking back the resizing of a server."""

from openstack.compute.v2.flavor import Flavor
from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import addresses_of, begins, id_of, wait_until_idle


@check(
    "compute.server.resize-revert",
    proves="compute-servers-resize",
    spec="https://docs.openstack.org/api-ref/compute/#revert-resized-server-revertresize-action",
)
def reverted_server_has_the_old_flavor(
    cloud: Cloud, expect: Expect, lent_server: Server, flavor: Flavor, larger_flavor: Flavor
) -> None:
    """A server whose resizing is taken back runs again with its old flavor and addresses."""
    action = f"/servers/{lent_server.id}/action"
    compute = cloud.rest("compute")
    before = addresses_of(compute.get(f"/servers/{lent_server.id}")["server"])
    cloud.compute.resize_server(lent_server.id, larger_flavor.id)
    if not begins(cloud, expect, lent_server, "resize"):
        return
    wait_until_idle(cloud, lent_server, "VERIFY_RESIZE")
    compute.post(action, json={"revertResize": None})
    if begins(cloud, expect, lent_server, "revertResize"):
        after = wait_until_idle(cloud, lent_server, "ACTIVE")
        expect("it has the old flavor", id_of(after, "flavor"), equals=flavor.id)
        expect("it has the old addresses", addresses_of(after), equals=before)
