"""Listing images."""

from urllib.parse import parse_qsl, urlsplit

from assay.kit import Cloud, Expect, check


@check(
    "image.image.list",
    proves="images-v2-index",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#list-images",
)
def image_is_in_the_list_of_all(cloud: Cloud, expect: Expect) -> None:
    """An image of the project stands in the unfiltered list, which is read page by page."""
    images = cloud.rest("image")
    mine = str(images.post("/images", json={"name": cloud.name("image"), "visibility": "private"})["id"])
    page = images.get("/images")
    first = str(page["first"])
    found = [str(one.get("id")) for one in page["images"]]
    while mine not in found and page.body.get("next"):
        # The link says host and prefix as the service sees them, which is not where tenants find it.
        following = dict(parse_qsl(urlsplit(str(page["next"])).query))
        page = images.get("/images", params=following)
        found += [str(one.get("id")) for one in page["images"]]
    expect("it stands in the list", mine in found, is_true=True)
    expect("no image stands there twice", len(found), equals=len(set(found)))
    expect("the first page says where it begins", first, matches=r".*/images(\?.*)?")
