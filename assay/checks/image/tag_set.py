"""Tagging an image."""

from assay.kit import Cloud, Expect, check


@check(
    "image.tag.set",
    proves="images-v2-update",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#add-image-tag",
)
def tags_come_and_go_one_by_one(cloud: Cloud, expect: Expect) -> None:
    """An image is given tags one by one, each once however often it is given, and loses them one by one."""
    images = cloud.rest("image")
    path = f"/images/{images.post('/images', json={'name': cloud.name('image')})['id']}"
    for tag in ("one", "two", "two"):
        expect.status(f"the tag {tag} is taken", images.put(f"{path}/tags/{tag}"), 204)
    expect("it has both tags once", images.get(path)["tags"], same_items=["one", "two"])
    expect.status("a tag is removed", images.delete(f"{path}/tags/one"), 204)
    expect("it has the other one", images.get(path)["tags"], equals=["two"])
