"""Replacing the metadata of a server."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check


@check(
    "compute.server-metadata.replace",
    proves="compute-servers-metadata-set",
    spec="https://docs.openstack.org/api-ref/compute/#replace-metadata-items",
)
def metadata_is_replaced(cloud: Cloud, expect: Expect, lent_server: Server) -> None:
    """Setting a server's metadata replaces all that it had."""
    compute = cloud.rest("compute")
    server = f"/servers/{lent_server.id}"
    compute.put(f"{server}/metadata", json={"metadata": {"old": "one", "kept": "two"}})
    asked = {"kept": "three", "new": "four"}
    answer = compute.put(f"{server}/metadata", json={"metadata": asked})
    expect("the answer has the new metadata", answer["metadata"], equals=asked)
    expect("the server has it, and nothing else", compute.get(server)["server.metadata"], equals=asked)
