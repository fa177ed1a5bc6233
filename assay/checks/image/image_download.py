"""Downloading an image."""

import hashlib

from assay.kit import Cloud, Expect, check

CONTENT = bytes(range(256)) * 640
"""160 KiB in which every byte value occurs, over several of the chunks that services copy."""


@check(
    "image.image.download",
    proves="images-v2-get",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#download-binary-image-data",
)
def download_is_what_was_uploaded(cloud: Cloud, expect: Expect) -> None:
    """The data of an image is downloaded byte by byte as it was uploaded."""
    images = cloud.rest("image")
    asked = {"name": cloud.name("image"), "disk_format": "raw", "container_format": "bare"}
    path = f"/images/{images.post('/images', json=asked)['id']}"
    uploaded = images.put(f"{path}/file", data=CONTENT, headers={"Content-Type": "application/octet-stream"})
    expect.status("the upload is taken", uploaded, 204)
    cloud.wait(
        "the image is active",
        lambda: str(images.get(path)["status"]),
        lambda status: status == "active",
        doomed=lambda status: status == "killed",
    )
    downloaded = images.get(f"{path}/file")
    expect("the download is as long as the upload", len(downloaded.content), equals=len(CONTENT))
    digest = hashlib.sha256(downloaded.content).hexdigest()
    expect("its bytes are those uploaded", digest, equals=hashlib.sha256(CONTENT).hexdigest())
