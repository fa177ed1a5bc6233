"""Updating an image."""

from assay.kit import Cloud, Expect, check

PATCH = {"Content-Type": "application/openstack-images-v2.1-json-patch"}


@check(
    "image.image.update",
    proves="images-v2-update",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#update-image",
)
def image_is_patched_property_by_property(cloud: Cloud, expect: Expect) -> None:
    """A patch replaces, adds and removes properties of an image at once, and leaves the others alone."""
    images = cloud.rest("image")
    asked = {"name": cloud.name("image"), "min_ram": 512, "assay_old": "to go", "assay_kept": "to stay"}
    path = f"/images/{images.post('/images', json=asked)['id']}"
    name = cloud.name("renamed")
    patch = [
        {"op": "replace", "path": "/name", "value": name},
        {"op": "add", "path": "/assay_new", "value": "to come"},
        {"op": "remove", "path": "/assay_old"},
    ]
    expect.status("the patch is taken", images.patch(path, json=patch, headers=PATCH), 200)
    shown = images.get(path).body
    expect("the name is replaced", shown.get("name"), equals=name)
    expect("the new property is there", shown.get("assay_new"), equals="to come")
    expect("the old one is gone", shown.get("assay_old"), is_none=True)
    expect("another property is as before", shown.get("assay_kept"), equals="to stay")
    expect("and so is the memory it needs", shown.get("min_ram"), equals=512)
