"""Showing an image."""

import hashlib

from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, Facts, check
from assay.kit.resources.images import CONTENT


@check(
    "image.image.get",
    proves="images-v2-get",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#show-image",
)
def image_is_shown_with_its_digest(cloud: Cloud, expect: Expect, fact: Facts, own_image: Image) -> None:
    """An image is shown with its owner, and with the size and the digest of the data that was uploaded."""
    shown = cloud.rest("image").get(f"/images/{own_image.id}").body
    expect("it is the one asked for", shown.get("id"), equals=own_image.id)
    expect("its name is its own", shown.get("name"), equals=own_image.name)
    expect("it belongs to the project", shown.get("owner"), equals=cloud.project)
    expect("it is active", shown.get("status"), equals="active")
    expect("its size is that of its data in bytes", shown.get("size"), equals=len(CONTENT))
    algorithm = shown.get("os_hash_algo")
    fact("image.hash-algorithm", algorithm)
    if expect("its digest is of a known kind", algorithm, among=hashlib.algorithms_available):
        digest = hashlib.new(algorithm, CONTENT).hexdigest()
        expect("its digest is that of its data", shown.get("os_hash_value"), equals=digest)
