"""Rebuilding a server."""

from openstack.compute.v2.server import Server
from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import addresses_of, begins, id_of, wait_until_idle


@check(
    "compute.server.rebuild",
    proves="compute-servers-rebuild",
    spec="https://docs.openstack.org/api-ref/compute/#rebuild-server-rebuild-action",
)
def rebuilt_server_keeps_its_place(cloud: Cloud, expect: Expect, lent_server: Server, image: Image) -> None:
    """A rebuilt server runs from the image with the new name and metadata, and keeps its id and addresses."""
    compute = cloud.rest("compute")
    before = addresses_of(compute.get(f"/servers/{lent_server.id}")["server"])
    asked = {"imageRef": image.id, "name": cloud.name("rebuilt"), "metadata": {"built": "again"}}
    answer = compute.post(f"/servers/{lent_server.id}/action", json={"rebuild": asked})
    expect("it keeps its id", answer["server.id"], equals=lent_server.id)
    if begins(cloud, expect, lent_server, "rebuild"):
        after = wait_until_idle(cloud, lent_server, "ACTIVE")
        expect("it has the new name", after.get("name"), equals=asked["name"])
        expect("it has the new metadata", after.get("metadata"), equals=asked["metadata"])
        expect("it has the image asked for", id_of(after, "image"), equals=image.id)
        expect("it keeps its addresses", addresses_of(after), equals=before)
