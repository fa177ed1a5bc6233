"""Creating a volume that is too small for its image."""

from typing import Any

from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, check

PATCH = {"Content-Type": "application/openstack-images-v2.1-json-patch"}


@check(
    "block-storage.volume.create-too-small",
    proves="volumes-v3-copy-image-to-volume",
    spec="https://docs.openstack.org/api-ref/block-storage/v3/#create-a-volume",
)
def volume_is_no_smaller_than_its_image_needs(cloud: Cloud, expect: Expect, own_image: Image) -> None:
    """A volume that is smaller than what its image says that it needs is refused, and none is created."""
    needs: list[dict[str, Any]] = [{"op": "replace", "path": "/min_disk", "value": 2}]
    cloud.rest("image").patch(f"/images/{own_image.id}", json=needs, headers=PATCH)
    storage = cloud.rest("block-storage")
    asked = {"name": cloud.name("volume"), "size": 1, "imageRef": own_image.id}
    refused = storage.post("/volumes", json={"volume": asked}, refusable=True)
    expect.status("it is refused", refused, 400)
    listed = storage.get("/volumes", params={"name": asked["name"]})["volumes"]
    expect("no volume was created", listed, equals=[])
