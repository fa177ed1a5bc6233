"""Asking how data can be brought into images."""

from assay.kit import Cloud, Expect, Facts, check


@check(
    "image.import.methods",
    proves="images-v2-import",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#import-methods-and-values-discovery",
)
def import_methods_are_told(cloud: Cloud, expect: Expect, fact: Facts) -> None:
    """The image service tells which ways of importing data it has, and with every image the same."""
    images = cloud.rest("image")
    told = images.get("/info/import")
    methods = told["import-methods.value"]
    expect("they are an array", told["import-methods.type"], equals="array")
    expect("each is told once", sorted(methods), equals=sorted(set(methods)))
    fact("image.import-methods", tuple(sorted(methods)))
    made = images.post("/images", json={"name": cloud.name("image")})
    said = [one for one in made.headers.get("OpenStack-image-import-methods", "").split(",") if one]
    expect("a new image says the same", said, same_items=methods)
