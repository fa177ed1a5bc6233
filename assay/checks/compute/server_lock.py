"""Locking a server."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check


@check(
    "compute.server.lock",
    proves="compute-servers-lock",
    spec="https://docs.openstack.org/api-ref/compute/#lock-server-lock-action",
)
def locked_server_refuses_actions(cloud: Cloud, expect: Expect, own_server: Server) -> None:
    """A locked server refuses to be stopped by its owner and goes on running; unlocked, it obeys again."""
    compute = cloud.rest("compute")
    action = f"/servers/{own_server.id}/action"
    compute.post(action, json={"lock": None})
    refused = compute.post(action, json={"os-stop": None}, refusable=True)
    expect.status("a locked server refuses to stop", refused, 409)
    server = compute.get(f"/servers/{own_server.id}")
    expect("the locked server goes on running", server["server.status"], equals="ACTIVE")
    compute.post(action, json={"unlock": None})
    accepted = compute.post(action, json={"os-stop": None}, refusable=True)
    expect.status("an unlocked server can be stopped", accepted, 202)
