"""Listing images page by page."""

from urllib.parse import parse_qsl, urlsplit

from assay.kit import Cloud, Expect, check


@check(
    "image.image.list-pages",
    proves="images-v2-list",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#list-images",
)
def pages_make_up_the_list_of_images(cloud: Cloud, expect: Expect) -> None:
    """Asked for pages, the list of images comes in pages of that length, each linking to the next."""
    images = cloud.rest("image")
    tag = cloud.name("tag")
    mine = [
        str(images.post("/images", json={"name": cloud.name("image"), "tags": [tag]})["id"]) for _ in range(3)
    ]
    page = images.get("/images", params={"tag": tag, "limit": "2"})
    found = [str(one.get("id")) for one in page["images"]]
    expect("a page is as long as asked for", len(found), equals=2)
    following = dict(parse_qsl(urlsplit(str(page["next"])).query))
    expect("the next page is just as long", following.get("limit"), equals="2")
    expect("it begins behind the last image of this one", following.get("marker"), equals=found[-1])
    page = images.get("/images", params=following)
    found += [str(one.get("id")) for one in page["images"]]
    expect("the pages make up the list", found, same_items=mine)
    expect("nothing follows the last page", page.body.get("next"), is_none=True)
