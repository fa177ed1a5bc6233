"""Servers of another project."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check

OLDEST = "2.1"


@check(
    "compute.server.stranger",
    proves="compute-servers-isolated",
    spec="https://docs.openstack.org/api-ref/compute/#show-server-details",
)
def servers_are_kept_from_strangers(
    cloud: Cloud, expect: Expect, lent_server: Server, stranger: Cloud
) -> None:
    """Another project neither sees nor finds a server, and can neither stop nor delete it."""
    other = stranger.rest("compute", microversion=OLDEST)
    server = f"/servers/{lent_server.id}"
    seen = other.get(server, refusable=True)
    expect.status("another project does not see it", seen, 404)
    found = other.get("/servers/detail", params={"name": lent_server.name})["servers"]
    expect("another project does not find it in a list", [one["id"] for one in found], lacks=lent_server.id)
    stopped = other.post(f"{server}/action", json={"os-stop": None}, refusable=True)
    expect.status("another project cannot stop it", stopped, 404)
    deleted = other.delete(server, refusable=True)
    expect.status("another project cannot delete it", deleted, 404)
    shown = cloud.rest("compute").get(server)
    expect("it goes on running", shown["server.status"], equals="ACTIVE")
