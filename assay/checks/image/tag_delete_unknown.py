"""Removing a tag that an image does not have."""

from assay.kit import Cloud, Expect, check


@check(
    "image.tag.delete-unknown",
    proves="images-v2-delete",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#delete-image-tag",
)
def unknown_tag_is_not_found(cloud: Cloud, expect: Expect) -> None:
    """A tag that an image does not have cannot be removed from it: it is not found."""
    images = cloud.rest("image")
    made = images.post("/images", json={"name": cloud.name("image"), "tags": ["kept"]})
    path = f"/images/{made['id']}"
    refused = images.delete(f"{path}/tags/never-given", refusable=True)
    expect.status("the tag is not found", refused, 404)
    expect("the image keeps the tag that it has", images.get(path)["tags"], equals=["kept"])
