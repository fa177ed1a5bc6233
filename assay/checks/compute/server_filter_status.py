"""Filtering servers by status."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check


@check(
    "compute.server.filter-status",
    proves="compute-servers-list",
    spec="https://docs.openstack.org/api-ref/compute/#list-servers",
)
def servers_are_filtered_by_status(cloud: Cloud, expect: Expect, server: Server) -> None:
    """A running server is found among those that run, and not among those that are stopped."""
    compute = cloud.rest("compute")

    def found(status: str, path: str = "/servers") -> list[str]:
        query = {"name": f"^{server.name}$", "status": status}
        return [str(one["id"]) for one in compute.get(path, params=query)["servers"]]

    expect("it is among the running", found("ACTIVE"), equals=[server.id])
    expect("it is not among the stopped", found("SHUTOFF"), equals=[])
    expect("in detail, it is among the running", found("ACTIVE", "/servers/detail"), equals=[server.id])
    expect("in detail, it is not among the stopped", found("SHUTOFF", "/servers/detail"), equals=[])
