"""Limiting how many bytes a container holds."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.object_store import ObjectFeatures


@check(
    "object-store.container.quota-bytes",
    proves="objectstore-container-quotas",
    spec="https://docs.openstack.org/swift/latest/api/container_quotas.html",
)
def container_holds_no_more_bytes(cloud: Cloud, expect: Expect, object_features: ObjectFeatures) -> None:
    """A container with a quota of bytes takes an object that just fits, and refuses one that does not."""
    object_features.insist("container_quotas")
    store = cloud.rest("object-store")
    container = cloud.name("limited")
    store.put(f"/{container}", headers={"X-Container-Meta-Quota-Bytes": "20"})
    refused = store.put(f"/{container}/large", data=b"x" * 21, refusable=True)
    expect.status("an object of 21 bytes is refused", refused, 413)
    large = store.head(f"/{container}/large", refusable=True)
    expect.status("nothing of it is stored", large, 404)
    accepted = store.put(f"/{container}/fitting", data=b"x" * 20, refusable=True)
    expect.status("an object of 20 bytes is accepted", accepted, 201)
