"""Shelving a server."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import act_if_offered, addresses_of, begins, id_of, wait_until_idle


@check(
    "compute.server.shelve",
    proves="compute-servers-shelve",
    spec="https://docs.openstack.org/api-ref/compute/#shelve-server-shelve-action",
)
def shelved_server_comes_back(cloud: Cloud, expect: Expect, lent_server: Server) -> None:
    """A server that is shelved says so, and unshelved runs again with its image and addresses."""
    before = cloud.rest("compute").get(f"/servers/{lent_server.id}")["server"]
    act_if_offered(cloud, lent_server, "shelve")
    if not begins(cloud, expect, lent_server, "shelve"):
        return
    # Whether a shelved server keeps its place on the host for a while is the cloud's choice.
    wait_until_idle(cloud, lent_server, "SHELVED", "SHELVED_OFFLOADED")
    act_if_offered(cloud, lent_server, "unshelve")
    if begins(cloud, expect, lent_server, "unshelve"):
        after = wait_until_idle(cloud, lent_server, "ACTIVE")
        expect("it has its image", id_of(after, "image"), equals=id_of(before, "image"))
        expect("it has its addresses", addresses_of(after), equals=addresses_of(before))
