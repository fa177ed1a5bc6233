"""Taking an image out of use for a while."""

from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, check
from assay.kit.resources.images import CONTENT


@check(
    "image.image.deactivate",
    proves="images-v2-deactivate",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#deactivate-image",
)
def deactivated_image_is_not_downloaded(cloud: Cloud, expect: Expect, own_image: Image) -> None:
    """The data of an image that its owner deactivates is not to be had until it is reactivated."""
    images = cloud.rest("image")
    path = f"/images/{own_image.id}"
    expect.status("it is deactivated", images.post(f"{path}/actions/deactivate"), 204)
    expect("it says so", images.get(path)["status"], equals="deactivated")
    expect.status("its data is refused", images.get(f"{path}/file", refusable=True), 403)
    expect.status("it is reactivated", images.post(f"{path}/actions/reactivate"), 204)
    got = images.get(f"{path}/file", refusable=True)
    expect("its data is what it was", got.content == CONTENT, is_true=True)
