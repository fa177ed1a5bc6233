"""Removing metadata from a container."""

from assay.kit import Cloud, Expect, check


@check(
    "object-store.container.metadata-remove",
    proves="objectstore-container-metadata",
    spec="https://docs.openstack.org/api-ref/object-store/#create-update-or-delete-container-metadata",
)
def one_item_is_removed_the_others_stay(cloud: Cloud, expect: Expect, own_container: str) -> None:
    """An item of metadata that is removed from a container is gone, and the others stay."""
    store = cloud.rest("object-store")
    store.post(
        f"/{own_container}",
        headers={"X-Container-Meta-Brief": "gone soon", "X-Container-Meta-Lasting": "here to stay"},
    )
    store.post(f"/{own_container}", headers={"X-Remove-Container-Meta-Brief": "x"})
    shown = cloud.settle(
        lambda: store.head(f"/{own_container}").headers,
        lambda headers: "X-Container-Meta-Brief" not in headers,
    )
    expect("the removed item is gone", shown.get("X-Container-Meta-Brief"), is_none=True)
    expect("the other stays", shown.get("X-Container-Meta-Lasting"), equals="here to stay")
