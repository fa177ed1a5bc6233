"""Creating an image."""

from assay.kit import Cloud, Expect, check


@check(
    "image.image.create",
    proves="images-v2-index",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#create-image",
)
def new_image_waits_for_its_data(cloud: Cloud, expect: Expect) -> None:
    """A new image belongs to the project, has the properties that were asked for and waits for its data."""
    asked = {
        "name": cloud.name("image"),
        "visibility": "private",
        "disk_format": "raw",
        "container_format": "bare",
        "min_disk": 3,
        "min_ram": 512,
        "assay_purpose": "a property of our own",
    }
    images = cloud.rest("image")
    made = images.post("/images", json=asked)
    expect.status("it is created", made, 201)
    shown = images.get(f"/images/{made['id']}").body
    for field, value in asked.items():
        expect(f"its {field} is what was asked for", shown.get(field), equals=value)
    expect("it belongs to the project", shown.get("owner"), equals=cloud.project)
    expect("it waits for its data", shown.get("status"), equals="queued")
    expect("it has no size yet", shown.get("size"), is_none=True)
