"""Names that images may have."""

from assay.kit import Cloud, Expect, check

LETTERS = "Straße 日本 & 100% + a/b"


@check(
    "image.image.name",
    proves="images-v2-names",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#create-image",
)
def image_keeps_its_name(cloud: Cloud, expect: Expect) -> None:
    """An image may have any letters in its name, properties and tags, and is found by them."""
    images = cloud.rest("image")
    name, tag = f"{cloud.name('image')} {LETTERS}", cloud.name("日本")
    made = images.post("/images", json={"name": name, "assay_place": LETTERS, "tags": [tag]})
    shown = images.get(f"/images/{made['id']}").body
    expect("it has its name", shown.get("name"), equals=name)
    expect("it has its property", shown.get("assay_place"), equals=LETTERS)
    expect("it has its tag", shown.get("tags"), equals=[tag])
    for what, query in (("name", {"name": name}), ("tag", {"tag": tag, "limit": "2"})):
        found = [one.get("id") for one in images.get("/images", params=query)["images"]]
        expect(f"its {what} finds it", found, equals=[made["id"]])
