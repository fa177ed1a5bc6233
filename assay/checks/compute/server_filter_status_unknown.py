"""Filtering servers by a status that is none."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check

STRICT = "2.38"
"""The microversion since which such a question is refused."""


@check(
    "compute.server.filter-status-unknown",
    proves="compute-servers-list",
    spec="https://docs.openstack.org/api-ref/compute/#list-servers",
)
def unknown_status_finds_nothing(cloud: Cloud, expect: Expect, server: Server) -> None:
    """A status that does not exist finds no server, and since microversion 2.38 is refused."""
    query = {"name": server.name, "status": "sleepwalking"}
    found = cloud.rest("compute").get("/servers", params=query)
    expect("nothing is found", [one["id"] for one in found["servers"]], equals=[])
    refused = cloud.rest("compute", microversion=STRICT).get("/servers", params=query, refusable=True)
    expect.status("since 2.38 it is refused", refused, 400)
