"""Deleting a server."""

from openstack.compute.v2.server import Server
from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import named


@check(
    "compute.server.delete",
    proves="compute-servers-delete",
    spec="https://docs.openstack.org/api-ref/compute/#delete-server",
)
def deleted_server_is_gone(cloud: Cloud, expect: Expect, own_server: Server, image: Image) -> None:
    """A running server that is deleted is soon found no more, neither by its id nor in lists, nor rebuilt."""
    compute = cloud.rest("compute")

    def state() -> str:
        reply = compute.get(f"/servers/{own_server.id}", refusable=True)
        if reply.status == 404:
            return "gone"
        if "delet" in str(reply["server"].get("OS-EXT-STS:task_state")):
            return "being deleted"
        # Clouds that can restore what was deleted put it aside for a while.
        return "gone" if reply["server.status"] == "SOFT_DELETED" else str(reply["server.status"])

    compute.delete(f"/servers/{own_server.id}")
    begun = ("being deleted", "gone")
    if not expect("the deletion begins", cloud.settle(state, lambda seen: seen in begun), among=begun):
        return
    cloud.wait("the server is gone", state, lambda seen: seen == "gone", timeout=120)
    listed = cloud.settle(lambda: named(cloud, str(own_server.name)), lambda servers: not servers)
    expect("the deleted server is not listed", listed, equals=[])
    query = {"name": f"^{own_server.name}$", "limit": 10}
    detailed = [one["id"] for one in compute.get("/servers/detail", params=query)["servers"]]
    expect("nor is it in the detailed list", detailed, equals=[])
    body = {"rebuild": {"imageRef": image.id}}
    rebuilt = compute.post(f"/servers/{own_server.id}/action", json=body, refusable=True)
    expect.status("it cannot be rebuilt", rebuilt, 404, 409)
