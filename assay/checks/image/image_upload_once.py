"""Uploading data over data."""

from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, check
from assay.kit.resources.images import CONTENT


@check(
    "image.image.upload-once",
    proves="images-v2-conflicts",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#upload-binary-image-data",
)
def data_is_uploaded_once(cloud: Cloud, expect: Expect, own_image: Image) -> None:
    """The data of an active image cannot be replaced: another upload is refused and changes nothing."""
    images = cloud.rest("image")
    path = f"/images/{own_image.id}"
    kind = {"Content-Type": "application/octet-stream"}
    refused = images.put(f"{path}/file", data=b"other data", headers=kind, refusable=True)
    expect.status("another upload is a conflict", refused, 409)
    shown = images.get(path).body
    expect("it is active as before", shown.get("status"), equals="active")
    expect("it is as large as before", shown.get("size"), equals=len(CONTENT))
    expect("it holds what it held", images.get(f"{path}/file").content == CONTENT, is_true=True)
