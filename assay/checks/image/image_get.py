"""Showing an image."""

import hashlib

from assay.kit import Cloud, Expect, Facts, check
from assay.kit.resources.images import CONTENT

FORMATS = {"disk_format": "raw", "container_format": "bare"}


@check(
    "image.image.get",
    proves="images-v2-get",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#show-image",
)
def image_is_shown_with_its_digest(cloud: Cloud, expect: Expect, fact: Facts) -> None:
    """An image is shown with its owner, and with the size and the digest of the data that was uploaded."""
    images = cloud.rest("image")
    asked = {"name": cloud.name("image"), "assay_shown": "yes", **FORMATS}
    id = str(images.post("/images", json=asked)["id"])
    images.put(f"/images/{id}/file", data=CONTENT, headers={"Content-Type": "application/octet-stream"})
    cloud.wait_for_status("the image", lambda: cloud.image.get_image(id), "active")
    shown = images.get(f"/images/{id}").body
    expect("it is the one asked for", shown.get("id"), equals=id)
    expect("its name is its own", shown.get("name"), equals=asked["name"])
    expect("it belongs to the project", shown.get("owner"), equals=cloud.project)
    expect("its size is that of its data in bytes", shown.get("size"), equals=len(CONTENT))
    algorithm = shown.get("os_hash_algo")
    fact("image.hash-algorithm", algorithm)
    if expect("its digest is of a known kind", algorithm, among=hashlib.algorithms_available):
        digest = hashlib.new(algorithm, CONTENT).hexdigest()
        expect("its digest is that of its data", shown.get("os_hash_value"), equals=digest)
