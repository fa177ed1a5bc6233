"""Creating an image of a kind that there is not."""

from assay.kit import Cloud, Expect, check


@check(
    "image.image.create-invalid",
    proves="images-v2-index",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#create-image",
)
def impossible_images_are_refused(cloud: Cloud, expect: Expect) -> None:
    """An image of an unknown format or visibility, or whose id is none, is refused, and none is created."""
    images = cloud.rest("image")
    name = cloud.name("image")
    for field, value in (
        ("disk_format", "no-such-format"),
        ("container_format", "no-such-format"),
        ("visibility", "no-such-visibility"),
        ("min_disk", -1),
        ("id", "no-such-id"),
    ):
        asked = {"name": name, "disk_format": "raw", "container_format": "bare", field: value}
        refused = images.post("/images", json=asked, refusable=True)
        expect.status(f"one of an impossible {field} is refused", refused, 400)
    listed = images.get("/images", params={"name": name})["images"]
    expect("no image was created", listed, equals=[])
