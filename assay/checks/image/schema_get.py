"""The schemas of images."""

from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, Facts, check

BASE = {"id", "name", "status", "visibility", "size", "checksum", "disk_format", "container_format", "tags"}


@check(
    "image.schema.get",
    proves="images-v2-get",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#show-image-schema",
)
def schema_describes_images(cloud: Cloud, expect: Expect, fact: Facts, own_image: Image) -> None:
    """The schema of an image describes what an image is shown with, and that of the list describes a list."""
    images = cloud.rest("image")
    schema = images.get("/schemas/image")
    expect("the schema is called image", schema["name"], equals="image")
    described = schema["properties"]
    expect("it describes what every image has", sorted(BASE - set(described)), equals=[])
    expect("it says that the status is read-only", described.get("status", {}).get("readOnly"), equals=True)
    formats = described.get("disk_format", {}).get("enum", [])
    fact("image.disk-formats", tuple(sorted(str(one) for one in formats if one)))
    shown = images.get(f"/images/{own_image.id}").body
    further = {key: value for key, value in shown.items() if key not in described}
    strange = [key for key, value in further.items() if not isinstance(value, str)]
    expect("what it does not describe is text, as it says", strange, equals=[])
    listing = images.get("/schemas/images")
    expect("the list's schema is called images", listing["name"], equals="images")
    expect("it lists images", listing["properties.images.items.name"], equals="image")
