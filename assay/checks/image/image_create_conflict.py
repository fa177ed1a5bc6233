"""Creating an image twice."""

import uuid

from assay.kit import Cloud, Expect, check


@check(
    "image.image.create-conflict",
    proves="images-v2-conflicts",
    spec="https://docs.openstack.org/api-ref/image/v2/index.html#create-image",
)
def id_is_given_once(cloud: Cloud, expect: Expect) -> None:
    """An image is created with the id that was asked for, which no second image gets."""
    images = cloud.rest("image")
    first, second = ({"name": cloud.name("image"), "id": str(uuid.uuid4())} for _ in range(2))
    made = images.post("/images", json=first)
    expect("it has the id asked for", made["id"], equals=first["id"])
    refused = images.post("/images", json={**second, "id": first["id"]}, refusable=True)
    expect.status("a second one with this id is a conflict", refused, 409)
    shown = images.get(f"/images/{first['id']}").body
    expect("the first one is as it was", shown.get("name"), equals=first["name"])
