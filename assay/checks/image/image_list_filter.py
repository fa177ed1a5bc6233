"""Filtering the list of images."""

from typing import Any

from assay.kit import Cloud, Expect, check

CONTENT = b"An image to be found by what it is." * 3


@check(
    "image.image.list-filter",
    proves="images-v2-list",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#list-images",
)
def filters_narrow_the_list_of_images(cloud: Cloud, expect: Expect) -> None:
    """The list of images can be narrowed by tag, name, status, visibility, both formats, and size."""
    images = cloud.rest("image")
    tag, name = cloud.name("tag"), cloud.name("image")
    is_so = {"name": name, "visibility": "private", "disk_format": "raw", "container_format": "bare"}
    mine = str(images.post("/images", json={**is_so, "tags": [tag]})["id"])
    images.put(f"/images/{mine}/file", data=CONTENT, headers={"Content-Type": "application/octet-stream"})
    cloud.wait_for_status("the image", lambda: cloud.image.get_image(mine), "active")

    def listed(**query: Any) -> list[str]:
        return [str(one.get("id")) for one in images.get("/images", params=query)["images"]]

    size = len(CONTENT)
    expect("its tag finds it", listed(tag=tag), equals=[mine])
    found = listed(tag=tag, status="active", size=size, size_min=size, size_max=size, **is_so)
    expect("all that it is together finds it", found, equals=[mine])
    expect("another tag does not", listed(tag=cloud.name("none"), name=name), equals=[])
    for other in (
        {"name": cloud.name("none")},
        {"status": "queued"},
        {"visibility": "public"},
        {"disk_format": "iso"},
        {"container_format": "ova"},
        {"size": size + 1},
        {"size_min": size + 1},
        {"size_max": size - 1},
    ):
        expect(f"another {next(iter(other))} does not", listed(tag=tag, **other), equals=[])
