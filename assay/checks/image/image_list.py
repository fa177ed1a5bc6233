"""Listing images."""

from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, Facts, check


@check(
    "image.image.list",
    proves="images-v2-index",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#list-images",
)
def image_is_in_the_list_of_all(cloud: Cloud, expect: Expect, fact: Facts) -> None:
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
    public = list(cloud.image.images(visibility="public", status="active"))
    fact("image.public", tuple(sorted({str(one.name) for one in public})))
    fact("image.public.hardware", tuple(sorted(_hardware(public))))


def _hardware(images: Iterable[Image]) -> set[str]:
    """What hardware images ask for, such as `hw_disk_bus=scsi`."""
    return {
        f"{name}={value}"
        for one in images
        for name, value in {**one.to_dict(), **(one.properties or {})}.items()
        if name.startswith("hw_") and value is not None
    }
