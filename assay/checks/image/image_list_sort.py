"""Sorting the list of images."""

from assay.kit import Cloud, Expect, check


@check(
    "image.image.list-sort",
    proves="images-v2-list",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#list-images",
)
def list_of_images_is_sorted_as_asked_for(cloud: Cloud, expect: Expect) -> None:
    """The list of images is sorted by name in the direction that was asked for."""
    images = cloud.rest("image")
    tag = cloud.name("tag")
    names = sorted(cloud.name(word) for word in ("middle", "first", "last"))
    for name in (names[1], names[0], names[2]):
        images.post("/images", json={"name": name, "tags": [tag]})

    def listed(direction: str) -> list[str]:
        query = {"tag": tag, "sort_key": "name", "sort_dir": direction}
        return [str(one.get("name")) for one in images.get("/images", params=query)["images"]]

    expect("it is sorted upwards", listed("asc"), equals=names)
    expect("it is sorted downwards", listed("desc"), equals=names[::-1])
