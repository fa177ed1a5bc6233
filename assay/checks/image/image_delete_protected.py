"""Deleting an image that is protected."""

from assay.kit import Cloud, Expect, Rest, check

PATCH = {"Content-Type": "application/openstack-images-v2.1-json-patch"}


@check(
    "image.image.delete-protected",
    proves="images-v2-delete",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#delete-image",
)
def protected_image_is_not_deleted(cloud: Cloud, expect: Expect) -> None:
    """An image that its owner protects refuses to be deleted until it is protected no more."""
    images = cloud.rest("image")
    path = f"/images/{images.post('/images', json={'name': cloud.name('image')})['id']}"
    try:
        protect(images, path, True)
        expect.status("protected, it is not deleted", images.delete(path, refusable=True), 403)
        expect.status("it is still there", images.get(path, refusable=True), 200)
    finally:  # whatever happens: cleanup cannot delete a protected image
        protect(images, path, False)
    expect.status("unprotected, it is deleted", images.delete(path, refusable=True), 204)


def protect(images: Rest, path: str, protected: bool) -> None:
    """Protect an image, or no more."""
    patch = [{"op": "replace", "path": "/protected", "value": protected}]
    images.patch(path, json=patch, headers=PATCH, refusable=not protected)
