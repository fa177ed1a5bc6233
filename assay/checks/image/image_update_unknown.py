"""Updating an image that does not exist."""

from assay.kit import Cloud, Expect, check

UNKNOWN = "5f0c2a44-8f5b-4f3e-9c53-2e6d1b7a9d10"
PATCH = {"Content-Type": "application/openstack-images-v2.1-json-patch"}


@check(
    "image.image.update-unknown",
    proves="images-v2-update",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#update-image",
)
def unknown_image_is_not_updated(cloud: Cloud, expect: Expect) -> None:
    """An image that does not exist can be neither patched nor tagged: it is not found."""
    images = cloud.rest("image")
    patch = [{"op": "replace", "path": "/name", "value": cloud.name("image")}]
    refused = images.patch(f"/images/{UNKNOWN}", json=patch, headers=PATCH, refusable=True)
    expect.status("it is not found to be patched", refused, 404)
    refused = images.put(f"/images/{UNKNOWN}/tags/assay", refusable=True)
    expect.status("it is not found to be tagged", refused, 404)
