"""Metadata that is too long or too much."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check

LONGEST = 255
"""Characters that a key and a value may have."""


@check(
    "compute.server-metadata.invalid",
    proves="compute-servers-metadata-limits",
    spec="https://docs.openstack.org/api-ref/compute/#create-or-update-metadata-items",
)
def improper_metadata_is_refused(cloud: Cloud, expect: Expect, server: Server) -> None:
    """Metadata with an empty or too long key, a too long value, or more items than the limit, is refused."""
    compute = cloud.rest("compute")
    path = f"/servers/{server.id}/metadata"
    improper = {
        "an empty key": {"": "x"},
        "a key of 256 characters": {"k" * (LONGEST + 1): "x"},
        "a value of 256 characters": {"key": "x" * (LONGEST + 1)},
    }
    for what, metadata in improper.items():
        refused = compute.post(path, json={"metadata": metadata}, refusable=True)
        expect.status(f"{what} is refused", refused, 400)
    most = compute.get("/limits")["limits.absolute.maxServerMeta"]
    if most >= 0:  # else there is no limit
        many = {f"key-{number}": "x" for number in range(most + 1)}
        refused = compute.post(path, json={"metadata": many}, refusable=True)
        expect.status("one item too many is refused", refused, 403, 413)
    expect("the server has no metadata", compute.get(path)["metadata"], equals={})
