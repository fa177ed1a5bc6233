"""Images of other projects."""

from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, check

PATCH = {"Content-Type": "application/openstack-images-v2.1-json-patch"}


@check(
    "image.image.isolated",
    proves="images-v2-isolation",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#show-image",
)
def stranger_does_not_reach_a_private_image(
    cloud: Cloud, expect: Expect, stranger: Cloud, own_image: Image
) -> None:
    """Another project finds a private image neither to show, list, download, rename nor delete it."""
    ours, theirs = cloud.rest("image"), stranger.rest("image")
    path = f"/images/{own_image.id}"
    ours.patch(path, json=[{"op": "replace", "path": "/visibility", "value": "private"}], headers=PATCH)
    expect.status("it is not found to be shown", theirs.get(path, refusable=True), 404)
    expect.status("it is not found to be downloaded", theirs.get(f"{path}/file", refusable=True), 404)
    listed = theirs.get("/images", params={"name": str(own_image.name), "status": "active"})["images"]
    expect("it is not listed", listed, equals=[])
    rename = [{"op": "replace", "path": "/name", "value": cloud.name("taken")}]
    renamed = theirs.patch(path, json=rename, headers=PATCH, refusable=True)
    expect.status("it is not found to be renamed", renamed, 404)
    expect.status("it is not found to be deleted", theirs.delete(path, refusable=True), 404)
    shown = ours.get(path).body
    expect("its owner has it as it was", shown.get("name"), equals=own_image.name)
