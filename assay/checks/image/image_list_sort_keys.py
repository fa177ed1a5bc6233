"""Sorting the list of images by two keys."""

from assay.kit import Cloud, Expect, check


@check(
    "image.image.list-sort-keys",
    proves="images-v2-list-sort-keys",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#list-images",
)
def second_key_decides_among_equals(cloud: Cloud, expect: Expect) -> None:
    """The list of images is sorted by one key, and where that is equal by another in its own direction."""
    images = cloud.rest("image")
    tag = cloud.name("tag")
    first, last, other = (cloud.name(word) for word in ("alike-a", "alike-b", "another"))
    for name, kind in ((last, "raw"), (other, "iso"), (first, "raw")):
        images.post("/images", json={"name": name, "tags": [tag], "disk_format": kind})

    def listed(sort: str) -> list[str]:
        found = images.get("/images", params={"tag": tag, "sort": sort})["images"]
        return [str(one.get("name")) for one in found]

    expect("both upwards", listed("disk_format:asc,name:asc"), equals=[other, first, last])
    expect("the second one downwards", listed("disk_format:asc,name:desc"), equals=[other, last, first])
    expect("the first one downwards", listed("disk_format:desc,name:asc"), equals=[first, last, other])
