"""Deleting an image."""

from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, check


@check(
    "image.image.delete",
    proves="images-v2-delete",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#delete-image",
)
def deleted_image_is_gone(cloud: Cloud, expect: Expect, own_image: Image) -> None:
    """An image that its owner deletes is not found any more, nor is its data, and it is not listed."""
    images = cloud.rest("image")
    path = f"/images/{own_image.id}"
    expect.status("it is deleted", images.delete(path), 204)
    expect.status("it is not found", images.get(path, refusable=True), 404)
    expect.status("its data is not found", images.get(f"{path}/file", refusable=True), 404)
    listed = images.get("/images", params={"name": str(own_image.name)})["images"]
    expect("it is not listed", listed, equals=[])
    expect.status("it is not found to be deleted again", images.delete(path, refusable=True), 404)
