"""Setting and removing metadata of a container in one request."""

from assay.kit import Cloud, Expect, check


@check(
    "object-store.container.metadata-exchange",
    proves="objectstore-container-metadata",
    spec="https://docs.openstack.org/api-ref/object-store/#create-update-or-delete-container-metadata",
)
def one_request_sets_and_removes(cloud: Cloud, expect: Expect, own_container: str) -> None:
    """One request can set an item of a container's metadata and remove another."""
    store = cloud.rest("object-store")
    store.post(f"/{own_container}", headers={"X-Container-Meta-Day": "Monday"})
    store.post(
        f"/{own_container}",
        headers={"X-Container-Meta-Night": "Tuesday", "X-Remove-Container-Meta-Day": "x"},
    )
    shown = cloud.settle(
        lambda: store.head(f"/{own_container}").headers, lambda headers: "X-Container-Meta-Night" in headers
    )
    expect("the one is set", shown.get("X-Container-Meta-Night"), equals="Tuesday")
    expect("the other is removed", shown.get("X-Container-Meta-Day"), is_none=True)
