"""A volume whose content is known, and a way to look at what a volume holds without a server."""

from openstack.block_storage.v3.volume import Volume
from openstack.exceptions import raise_from_response

from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.reasons import Blocked
from assay.kit.resources.images import CONTENT
from assay.kit.resources.volumes import available

_CHUNK = 16 * 1024


@resource("filled_volume", shared=True, takes=4.0, uses={"volumes": 1, "gigabytes": 1})
def filled_volume(cloud: Cloud) -> Volume:
    """A volume of 1 GiB that begins with `images.CONTENT`, to look at, snapshot and clone, not to change."""
    return fill(cloud)


@resource("own_filled_volume", takes=4.0, uses={"volumes": 1, "gigabytes": 1})
def own_filled_volume(cloud: Cloud) -> Volume:
    """A volume of 1 GiB of the check's own that begins with `images.CONTENT`."""
    return fill(cloud)


def fill(cloud: Cloud) -> Volume:
    """Create a volume from a new image that holds `images.CONTENT`.

    Args:
        cloud: Where to.

    Returns:
        The volume, available.

    Raises:
        Blocked: the volume is encrypted.
        NeverReached: the image or the volume went into an error status, or was not ready in time.
    """
    image = cloud.image.create_image(
        cloud.name("image"),
        data=CONTENT,
        disk_format="raw",
        container_format="bare",
        validate_checksum=False,
    )
    cloud.wait_for_status("the image", lambda: cloud.image.get_image(image.id), "active")
    made = cloud.block_storage.create_volume(name=cloud.name("volume"), size=1, image_id=image.id)
    ready = available(cloud, made.id)
    if ready.is_encrypted:
        raise Blocked("Volumes are encrypted by default, so what is in them can only be read by a server.")
    return ready


def beginning_of_volume(cloud: Cloud, id: str) -> bytes:
    """Upload a volume as an image and read its first bytes, as many as `images.CONTENT` has.

    Args:
        cloud: Where it is.
        id: Of an available volume.

    Returns:
        The bytes; fewer if the volume's image is shorter.
    """
    upload = {"image_name": cloud.name("image")}
    answer = cloud.rest("block-storage").post(
        f"/volumes/{id}/action", json={"os-volume_upload_image": upload}
    )
    image = str(answer["os-volume_upload_image.image_id"])
    cloud.wait_for_status("the image", lambda: cloud.image.get_image(image), "active")
    return beginning_of_image(cloud, image)


def beginning_of_image(cloud: Cloud, id: str) -> bytes:
    """Read the first bytes of an image, as many as `images.CONTENT` has, and leave the rest where it is.

    Args:
        cloud: Where it is.
        id: Of an active image.

    Returns:
        The bytes; fewer if the image is shorter.
    """
    # A range would be refused by stores that cannot seek; closing the stream early works with all.
    with cloud.image.get(f"/images/{id}/file", stream=True) as response:
        raise_from_response(response)
        found = b""
        for chunk in response.iter_content(_CHUNK):
            found += chunk
            if len(found) >= len(CONTENT):
                break
    return found[: len(CONTENT)]
