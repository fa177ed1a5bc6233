"""Creating a container."""

from assay.kit import Cloud, Expect, check


@check(
    "object-store.container.create",
    proves="objectstore-container-create",
    spec="https://docs.openstack.org/api-ref/object-store/#create-container",
)
def new_container_is_there_and_empty(cloud: Cloud, expect: Expect) -> None:
    """A new container is there, is empty, and has the metadata that it was created with."""
    store = cloud.rest("object-store")
    name = cloud.name("container")
    expect.status("it does not exist at first", store.head(f"/{name}", refusable=True), 404)
    created = store.put(f"/{name}", headers={"X-Container-Meta-Season": "autumn"}, refusable=True)
    expect.status("it is created", created, 201, 202)
    shown = cloud.settle(
        lambda: store.head(f"/{name}", refusable=True), lambda reply: reply.status in (200, 204)
    )
    expect.status("it exists", shown, 200, 204)
    expect("it holds no object", shown.headers.get("X-Container-Object-Count"), equals="0")
    expect("it has its metadata", shown.headers.get("X-Container-Meta-Season"), equals="autumn")
