"""Setting the metadata of a container."""

from assay.kit import Cloud, Expect, check


@check(
    "object-store.container.metadata-set",
    proves="objectstore-container-metadata",
    spec="https://docs.openstack.org/api-ref/object-store/#create-update-or-delete-container-metadata",
)
def one_item_is_set_the_others_stay(cloud: Cloud, expect: Expect, own_container: str) -> None:
    """Metadata that is set on a container is added to what it has, or takes the place of the same item."""
    store = cloud.rest("object-store")
    store.post(
        f"/{own_container}",
        headers={"X-Container-Meta-Colour": "green", "X-Container-Meta-Shape": "round"},
    )
    store.post(
        f"/{own_container}",
        headers={"X-Container-Meta-Colour": "red", "X-Container-Meta-Taste": "sweet"},
    )
    wanted = {"Colour": "red", "Shape": "round", "Taste": "sweet"}

    def seen() -> dict[str, str | None]:
        headers = store.head(f"/{own_container}").headers
        return {name: headers.get(f"X-Container-Meta-{name}") for name in wanted}

    shown = cloud.settle(seen, lambda metadata: metadata == wanted)
    expect("an item that was set again has its new value", shown["Colour"], equals="red")
    expect("an item that was not named keeps its value", shown["Shape"], equals="round")
    expect("a new item is added", shown["Taste"], equals="sweet")
