"""Deleting one item of a server's metadata."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check


@check(
    "compute.server-metadata.delete",
    proves="compute-servers-metadata-delete",
    spec="https://docs.openstack.org/api-ref/compute/#delete-metadata-item",
)
def metadata_item_is_deleted(cloud: Cloud, expect: Expect, lent_server: Server) -> None:
    """Deleting one item of a server's metadata removes that item and leaves the others."""
    compute = cloud.rest("compute")
    server = f"/servers/{lent_server.id}"
    compute.put(f"{server}/metadata", json={"metadata": {"one": "1", "two": "2"}})
    compute.delete(f"{server}/metadata/one")
    expect("the item is gone, the other is not", compute.get(server)["server.metadata"], equals={"two": "2"})
    again = compute.delete(f"{server}/metadata/one", refusable=True)
    expect.status("what is gone is not found", again, 404)
