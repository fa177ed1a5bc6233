"""Showing a volume that does not exist."""

from assay.kit import Cloud, Expect, check

UNKNOWN = "5f0c2a44-8f5b-4f3e-9c53-2e6d1b7a9d10"
# No id, and none at all: a path that ends where an id should stand.
ODD = {"a volume whose id is none": "no-such-volume", "a volume without an id": ""}


@check(
    "block-storage.volume.get-unknown",
    proves="volumes-v3-get",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#show-a-volume-s-details",
)
def unknown_volume_is_not_shown(cloud: Cloud, expect: Expect) -> None:
    """A volume that does not exist cannot be shown: it is not found."""
    storage = cloud.rest("block-storage")
    refused = storage.get(f"/volumes/{UNKNOWN}", refusable=True)
    expect.status("it is not found", refused, 404)
    expect("the refusal is an itemNotFound", list(refused.body), equals=["itemNotFound"])
    for what, id in ODD.items():
        expect.status(f"{what} is not found", storage.get(f"/volumes/{id}", refusable=True), 404)
