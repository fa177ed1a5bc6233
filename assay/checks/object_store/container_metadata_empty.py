"""Metadata of a container without a value."""

from assay.kit import Cloud, Expect, check


@check(
    "object-store.container.metadata-empty",
    proves="objectstore-container-metadata",
    spec="https://docs.openstack.org/api-ref/object-store/#create-update-or-delete-container-metadata",
)
def empty_value_is_none(cloud: Cloud, expect: Expect, own_container: str) -> None:
    """An item of a container's metadata is not kept without a value, and removed by being set to none."""
    store = cloud.rest("object-store")
    store.post(f"/{own_container}", headers={"X-Container-Meta-Mood": "", "X-Container-Meta-Wind": "west"})

    def seen() -> tuple[str | None, str | None]:
        headers = store.head(f"/{own_container}").headers
        return headers.get("X-Container-Meta-Mood"), headers.get("X-Container-Meta-Wind")

    shown = cloud.settle(seen, lambda items: items[1] is not None)
    expect("an item without a value is not kept", shown[0], is_none=True)
    expect("an item with a value is kept", shown[1], equals="west")
    store.post(f"/{own_container}", headers={"X-Remove-Container-Meta-Wind": ""})
    shown = cloud.settle(seen, lambda items: items[1] is None)
    expect("an item can be removed without saying its value", shown[1], is_none=True)
