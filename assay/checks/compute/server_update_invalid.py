"""Updating a server with a name that is none."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check


@check(
    "compute.server.update-invalid",
    proves="compute-servers-update",
    spec="https://docs.openstack.org/api-ref/compute/#update-server",
)
def improper_new_name_is_refused(cloud: Cloud, expect: Expect, server: Server) -> None:
    """A server cannot be renamed to nothing or to more than 255 characters, and keeps its name."""
    path = f"/servers/{server.id}"
    compute = cloud.rest("compute")
    for what, name in {"an empty name": "", "a name of 256 characters": "x" * 256}.items():
        refused = compute.put(path, json={"server": {"name": name}}, refusable=True)
        expect.status(f"{what} is refused", refused, 400)
    expect("it keeps its name", compute.get(path)["server.name"], equals=server.name)
