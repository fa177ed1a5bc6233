"""Deleting a server."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, Reply, check
from assay.kit.resources.servers import named


@check(
    "compute.server.delete",
    proves="compute-servers-delete",
    spec="https://docs.openstack.org/api-ref/compute/#delete-server",
)
def deleted_server_is_gone(cloud: Cloud, expect: Expect, own_server: Server) -> None:
    """A running server that is deleted is soon found no more, neither by its id nor in the list."""
    compute = cloud.rest("compute")

    def look() -> Reply:
        return compute.get(f"/servers/{own_server.id}", refusable=True)

    compute.delete(f"/servers/{own_server.id}")
    first = cloud.settle(look, lambda reply: _deleted(reply) or _being_deleted(reply))
    if not expect("the deletion begins", _deleted(first) or _being_deleted(first), is_true=True):
        return
    cloud.wait("the server is gone", look, _deleted, show=lambda reply: str(reply.status), timeout=120)
    listed = cloud.settle(lambda: named(cloud, str(own_server.name)), lambda servers: not servers)
    expect("the deleted server is not listed", listed, equals=[])


def _being_deleted(reply: Reply) -> bool:
    return reply.status == 200 and "delet" in str(reply.body["server"].get("OS-EXT-STS:task_state"))


def _deleted(reply: Reply) -> bool:
    """Gone, or put aside for a while on clouds that can restore what was deleted."""
    return reply.status == 404 or (reply.status == 200 and reply["server.status"] == "SOFT_DELETED")
