"""Creating a volume from an image."""

from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, check
from assay.kit.resources.volumes import available


@check(
    "block-storage.volume.create-from-image",
    proves="volumes-v3-copy-image-to-volume",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#create-a-volume",
    uses={"volumes": 1, "gigabytes": 1},
)
def volume_from_image_remembers_it(cloud: Cloud, expect: Expect, own_image: Image) -> None:
    """A volume that is created from an image can be booted from and remembers which image it was."""
    storage = cloud.rest("block-storage")
    asked = {"name": cloud.name("volume"), "size": 1, "imageRef": own_image.id}
    made = storage.post("/volumes", json={"volume": asked})
    expect.status("creation is accepted", made, 202)
    available(cloud, str(made["volume.id"]))
    shown = storage.get(f"/volumes/{made['volume.id']}")["volume"]
    expect("it can be booted from", shown.get("bootable"), equals="true")
    expect("it is as large as asked for", shown.get("size"), equals=1)
    of_image = shown.get("volume_image_metadata", {})
    expect("it remembers the image", of_image.get("image_id"), equals=own_image.id)
    expect("it remembers the image's name", of_image.get("image_name"), equals=own_image.name)
    expect("it remembers the image's size in bytes", of_image.get("size"), equals=str(own_image.size))
