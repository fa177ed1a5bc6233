"""Listing the objects of a container."""

from hashlib import md5

from assay.kit import Cloud, Expect, check
from assay.kit.resources.object_store import CONTENTS


@check(
    "object-store.container.list",
    proves="objectstore-container-list",
    spec="https://docs.openstack.org/api-ref/object-store/#show-container-details-and-list-objects",
)
def container_lists_its_objects(cloud: Cloud, expect: Expect, stocked_container: str) -> None:
    """A container lists its objects in the order of their names, each with its size, checksum and type."""
    store = cloud.rest("object-store")
    listed = cloud.settle(
        lambda: store.get(f"/{stocked_container}", params={"format": "json"}).body or [],
        lambda items: len(items) >= len(CONTENTS),
    )
    contents = CONTENTS.values()
    expect("the names are in order", [one.get("name") for one in listed], equals=list(CONTENTS))
    expect(
        "each has the size of its content",
        [one.get("bytes") for one in listed],
        equals=[len(one) for one in contents],
    )
    checksums = [md5(one, usedforsecurity=False).hexdigest() for one in contents]
    expect("each has the checksum of its content", [one.get("hash") for one in listed], equals=checksums)
    expect("each has its type", {one.get("content_type") for one in listed}, equals={"text/plain"})
