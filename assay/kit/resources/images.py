"""Images to boot from, and of one's own."""

from openstack.image.v2.image import Image

from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.reasons import Blocked

CONTENT = b"Assay's own image: sixty-four bytes, over and over, and no more.\n" * 64
"""What the images that Assay uploads hold; nothing boots from it."""


@resource("image", shared=True, takes=0.2)
def image(cloud: Cloud) -> Image:
    """The image that was chosen, else the smallest active public one."""
    if cloud.choices.image:
        chosen: Image | None = cloud.image.find_image(cloud.choices.image)
        if chosen is None:
            raise Blocked(f"There is no image {cloud.choices.image!r}, which was asked for.")
        return chosen
    public = [one for one in cloud.image.images(visibility="public", status="active") if one.size]
    if not public:
        raise Blocked("There is no public image to boot from; name one with --image.")
    return min(public, key=lambda one: (one.size, str(one.name)))


@resource("own_image", takes=0.5)
def own_image(cloud: Cloud) -> Image:
    """A small raw image of the check's own, with content."""
    made = cloud.image.create_image(
        cloud.name("image"),
        data=CONTENT,
        disk_format="raw",
        container_format="bare",
        validate_checksum=False,
    )
    ready: Image = cloud.wait_for_status("the image", lambda: cloud.image.get_image(made.id), "active")
    return ready
