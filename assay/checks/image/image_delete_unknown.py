"""Deleting an image that does not exist."""

from assay.kit import Cloud, Expect, check

UNKNOWN = "5f0c2a44-8f5b-4f3e-9c53-2e6d1b7a9d10"


@check(
    "image.image.delete-unknown",
    proves="images-v2-delete",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#delete-image",
)
def unknown_image_is_not_deleted(cloud: Cloud, expect: Expect) -> None:
    """An image that does not exist cannot be deleted: it is not found."""
    images = cloud.rest("image")
    expect.status("it is not found", images.delete(f"/images/{UNKNOWN}", refusable=True), 404)
    expect.status("nor is an image without an id", images.delete("/images/", refusable=True), 404)
