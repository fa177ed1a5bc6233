"""Updating what the service says of an image."""

from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, check

PATCH = {"Content-Type": "application/openstack-images-v2.1-json-patch"}
LIES = {"status": "queued", "size": 1, "checksum": "0" * 32, "created_at": "2001-01-01T00:00:00Z"}


@check(
    "image.image.update-readonly",
    proves="images-v2-update",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#update-image",
)
def read_only_properties_stay(cloud: Cloud, expect: Expect, own_image: Image) -> None:
    """What the service itself says of an image, such as its status and size, its owner cannot change."""
    images = cloud.rest("image")
    path = f"/images/{own_image.id}"
    before = images.get(path).body
    for field, value in LIES.items():
        patch = [{"op": "replace", "path": f"/{field}", "value": value}]
        refused = images.patch(path, json=patch, headers=PATCH, refusable=True)
        expect.status(f"another {field} is refused", refused, 403)
    after = images.get(path).body
    changed = [field for field in LIES if after.get(field) != before.get(field)]
    expect("nothing of it has changed", changed, equals=[])
