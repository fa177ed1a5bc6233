"""Setting one item of a server's metadata."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check


@check(
    "compute.server-metadata.set-item",
    proves="compute-servers-metadata-set",
    spec="https://docs.openstack.org/api-ref/compute/#create-or-update-metadata-item",
)
def metadata_item_is_set(cloud: Cloud, expect: Expect, lent_server: Server) -> None:
    """Setting one item of a server's metadata adds or changes that item and leaves the others."""
    compute = cloud.rest("compute")
    server = f"/servers/{lent_server.id}"
    compute.put(f"{server}/metadata", json={"metadata": {"one": "1", "two": "2"}})
    compute.put(f"{server}/metadata/two", json={"meta": {"two": "zwei"}})
    compute.put(f"{server}/metadata/three", json={"meta": {"three": "drei"}})
    asked = {"one": "1", "two": "zwei", "three": "drei"}
    expect("those items are set, and no other", compute.get(server)["server.metadata"], equals=asked)
    mixed = compute.put(f"{server}/metadata/one", json={"meta": {"other": "x"}}, refusable=True)
    expect.status("an item of another key than the URL names is refused", mixed, 400)
