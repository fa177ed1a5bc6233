"""Images for everybody who knows of them."""

from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, check

PATCH = {"Content-Type": "application/openstack-images-v2.1-json-patch"}


@check(
    "image.image.community",
    proves="images-v2-share",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#update-image",
)
def community_image_is_found_by_its_id(
    cloud: Cloud, expect: Expect, stranger: Cloud, own_image: Image
) -> None:
    """A community image is found by other projects, listed where they ask for such, and not to be deleted."""
    theirs = stranger.rest("image")
    path = f"/images/{own_image.id}"
    open_up = [{"op": "replace", "path": "/visibility", "value": "community"}]
    cloud.rest("image").patch(path, json=open_up, headers=PATCH)

    def listed(**query: str) -> list[str]:
        params = {"name": str(own_image.name), **query}
        return [str(one.get("id")) for one in theirs.get("/images", params=params)["images"]]

    expect.status("another project finds it", theirs.get(path, refusable=True), 200)
    expect("it is not listed unasked", listed(limit="5"), equals=[])
    expect("it is listed among such images", listed(visibility="community"), equals=[str(own_image.id)])
    expect.status("another project does not delete it", theirs.delete(path, refusable=True), 403, 404)
