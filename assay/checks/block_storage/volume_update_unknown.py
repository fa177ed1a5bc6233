"""Updating a volume that does not exist."""

from assay.kit import Cloud, Expect, check

UNKNOWN = "5f0c2a44-8f5b-4f3e-9c53-2e6d1b7a9d10"
# No id, and none at all: a path that ends where an id should stand.
ODD = {"a volume whose id is none": "no-such-volume", "a volume without an id": ""}


@check(
    "block-storage.volume.update-unknown",
    proves="volumes-v3-update",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#update-a-volume",
)
def unknown_volume_is_not_updated(cloud: Cloud, expect: Expect) -> None:
    """A volume that does not exist cannot be updated: it is not found."""
    storage = cloud.rest("block-storage")
    update = {"volume": {"name": cloud.name("volume")}}
    refused = storage.put(f"/volumes/{UNKNOWN}", json=update, refusable=True)
    expect.status("it is not found", refused, 404)
    expect("the refusal is an itemNotFound", list(refused.body), equals=["itemNotFound"])
    for what, id in ODD.items():
        refused = storage.put(f"/volumes/{id}", json=update, refusable=True)
        expect.status(f"{what} is not found", refused, 404)
