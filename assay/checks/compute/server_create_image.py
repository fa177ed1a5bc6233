"""Making an image of a server."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import wait_until_idle

IMAGE_IDS = "2.45"
"""The microversion since which the answer has the image's id in its body."""


@check(
    "compute.server.create-image",
    proves="compute-images-create",
    spec="https://docs.openstack.org/api-ref/compute/#create-image-createimage-action",
)
def image_of_a_server_becomes_active(cloud: Cloud, expect: Expect, lent_server: Server) -> None:
    """An image of a server becomes active with the name asked for, in any script, and with the metadata."""
    name = cloud.name("image") + "-映像"
    reply = cloud.rest("compute", microversion=IMAGE_IDS).post(
        f"/servers/{lent_server.id}/action",
        json={"createImage": {"name": name, "metadata": {"taken_by": "assay"}}},
    )
    id = reply["image_id"]
    image = cloud.wait_for_status("the image", lambda: cloud.image.get_image(id), "active")
    expect("it has the name asked for", image.name, equals=name)
    shown = cloud.rest("image").get(f"/images/{id}").body
    expect("it has the metadata asked for", shown.get("taken_by"), equals="assay")
    expect("it belongs to the project", shown.get("owner"), equals=cloud.project)
    wait_until_idle(cloud, lent_server, "ACTIVE")  # the server goes on running
