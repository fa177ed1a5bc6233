"""Sharing an image with another project."""

from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, Reply, check

PATCH = {"Content-Type": "application/openstack-images-v2.1-json-patch"}


@check(
    "image.member.share",
    proves="images-v2-share",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#sharing",
)
def member_sees_and_accepts_an_image(cloud: Cloud, expect: Expect, stranger: Cloud, own_image: Image) -> None:
    """An image that is shared with a project is found there, listed once accepted, gone when taken back."""
    ours, theirs = cloud.rest("image"), stranger.rest("image")
    path = f"/images/{own_image.id}"
    share = [{"op": "replace", "path": "/visibility", "value": "shared"}]
    ours.patch(path, json=share, headers=PATCH)
    expect.status("before, it is not found there", theirs.get(path, refusable=True), 404)
    made = ours.post(f"{path}/members", json={"member": stranger.project})
    expect("the offer is pending", made["status"], equals="pending")

    def listed() -> list[str]:
        query = {"name": str(own_image.name), "visibility": "shared"}
        return [str(one.get("id")) for one in theirs.get("/images", params=query)["images"]]

    def seen(reply: Reply) -> bool:
        return reply.status == 200

    found = cloud.settle(lambda: theirs.get(path, refusable=True), seen)
    expect.status("it is found there", found, 200)
    expect("it is not listed until it is accepted", listed(), equals=[])
    accepted = theirs.put(f"{path}/members/{stranger.project}", json={"status": "accepted"})
    expect("it is accepted", accepted["status"], equals="accepted")
    expect("it is listed then", listed(), equals=[str(own_image.id)])
    changed = theirs.delete(path, refusable=True)
    expect.status("a member does not delete it", changed, 403, 404)
    expect.status("it is taken back", ours.delete(f"{path}/members/{stranger.project}"), 204)
    expect.status("after that it is not found there", theirs.get(path, refusable=True), 404)
