"""Importing data that was staged before."""

from typing import Any

from assay.kit import Absent, Cloud, Expect, check

CONTENT = b"Staged first, imported then.\n" * 64


@check(
    "image.import.direct",
    proves="images-v2-import",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#import-an-image",
)
def staged_data_becomes_the_image(cloud: Cloud, expect: Expect) -> None:
    """Data that is staged for an image becomes its data when it is imported, where that way is offered."""
    images = cloud.rest("image")
    if "glance-direct" not in images.get("/info/import")["import-methods.value"]:
        raise Absent("The image service does not offer the import method glance-direct.")
    asked = {"name": cloud.name("image"), "disk_format": "raw", "container_format": "bare"}
    path = f"/images/{images.post('/images', json=asked)['id']}"
    kind = {"Content-Type": "application/octet-stream"}
    expect.status("staging is accepted", images.put(f"{path}/stage", data=CONTENT, headers=kind), 204)
    expect("it waits for its import", images.get(path)["status"], equals="uploading")
    wish = {"method": {"name": "glance-direct"}}
    expect.status("the import is accepted", images.post(f"{path}/import", json=wish), 202)

    def shown() -> dict[str, Any]:
        return dict(images.get(path).body)

    begun = cloud.settle(shown, lambda image: image.get("status") != "uploading", timeout=30)
    if expect("the import is begun", begun.get("status"), among=("importing", "saving", "active")):
        cloud.wait(
            "the image is active",
            shown,
            lambda image: image.get("status") == "active",
            # What cannot be imported is queued again, or uploading if it can be tried once more.
            doomed=lambda image: image.get("status") in ("queued", "uploading", "killed"),
            show=lambda image: str(image.get("status")),
        )
        got = images.get(f"{path}/file", refusable=True)
        expect("its data is what was staged", got.content == CONTENT, is_true=True)
