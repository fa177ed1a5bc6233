"""Updating the metadata of a server."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check


@check(
    "compute.server-metadata.update",
    proves="compute-servers-metadata-update",
    spec="https://docs.openstack.org/api-ref/compute/#create-or-update-metadata-items",
)
def metadata_is_updated(cloud: Cloud, expect: Expect, lent_server: Server) -> None:
    """Updating a server's metadata adds and changes what it names and keeps the rest."""
    compute = cloud.rest("compute")
    server = f"/servers/{lent_server.id}"
    compute.put(f"{server}/metadata", json={"metadata": {"one": "1", "two": "2"}})
    compute.post(f"{server}/metadata", json={"metadata": {"two": "zwei", "three": "drei"}})
    merged = {"one": "1", "two": "zwei", "three": "drei"}
    expect("old and new are merged", compute.get(server)["server.metadata"], equals=merged)
