"""Names that objects may have."""

from urllib.parse import quote

from assay.kit import Cloud, Expect, check

NAME = "Straße 1/日本 & 100% of 2+2?/a#b.txt"


@check(
    "object-store.object.name",
    proves="objectstore-object-create",
    spec="https://docs.openstack.org/api-ref/object-store/#create-or-replace-object",
)
def object_keeps_its_name(cloud: Cloud, expect: Expect, own_container: str) -> None:
    """An object may have any characters in its name, and is listed and found by that very name."""
    store = cloud.rest("object-store")
    path = f"/{own_container}/{quote(NAME)}"
    created = store.put(path, data=b"what is in a name", refusable=True)
    expect.status("it is created", created, 201)
    listed = cloud.settle(
        lambda: store.get(f"/{own_container}", params={"format": "json"}).body or [],
        lambda items: bool(items),
    )
    expect("its name is listed as it was given", [one.get("name") for one in listed], equals=[NAME])
    expect.status("it is found by its name", store.head(path, refusable=True), 200)
