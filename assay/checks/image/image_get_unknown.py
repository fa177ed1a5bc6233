"""Showing an image that does not exist."""

from assay.kit import Cloud, Expect, check

UNKNOWN = "5f0c2a44-8f5b-4f3e-9c53-2e6d1b7a9d10"


@check(
    "image.image.get-unknown",
    proves="images-v2-get",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#show-image",
)
def unknown_image_is_not_found(cloud: Cloud, expect: Expect) -> None:
    """An image that does not exist is not found, and neither is its data."""
    images = cloud.rest("image")
    expect.status("it is not found", images.get(f"/images/{UNKNOWN}", refusable=True), 404)
    expect.status("its data is not found", images.get(f"/images/{UNKNOWN}/file", refusable=True), 404)
    expect.status("nor is an image without an id", images.get("/images/", refusable=True), 404)
