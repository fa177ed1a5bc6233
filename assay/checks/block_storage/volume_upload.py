"""Uploading a volume as an image."""

from openstack.block_storage.v3.volume import Volume
from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, check
from assay.kit.resources.filled_volumes import beginning_of_image
from assay.kit.resources.images import CONTENT
from assay.kit.resources.volumes import available


@check(
    "block-storage.volume.upload",
    proves="volumes-v3-upload",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#upload-volume-to-image",
)
def uploaded_image_holds_the_volume(cloud: Cloud, expect: Expect, own_filled_volume: Volume) -> None:
    """A volume can be uploaded as an image, which holds its bytes in the format that was asked for."""
    name = cloud.name("uploaded")
    upload = {"image_name": name, "disk_format": "raw", "container_format": "bare"}
    path = f"/volumes/{own_filled_volume.id}"
    answer = cloud.rest("block-storage").post(f"{path}/action", json={"os-volume_upload_image": upload})
    expect.status("the upload is accepted", answer, 202)
    id = str(answer["os-volume_upload_image.image_id"])
    image: Image = cloud.wait_for_status("the image", lambda: cloud.image.get_image(id), "active")
    expect("the image has the name asked for", image.name, equals=name)
    expect("it has the disk format asked for", image.disk_format, equals="raw")
    expect("it has the container format asked for", image.container_format, equals="bare")
    expect("it holds what the volume holds", beginning_of_image(cloud, id), equals=CONTENT)
    available(cloud, own_filled_volume.id)
