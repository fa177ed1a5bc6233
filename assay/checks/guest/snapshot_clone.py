"""A server from the image of a server."""

from openstack.compute.v2.flavor import Flavor

from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest, boot_guest, script
from assay.kit.guest_actions import boots_of
from assay.kit.resources.guests import Site
from assay.kit.resources.servers import wait_until_idle

IMAGE_IDS = "2.45"
"""The microversion since which the answer has the image's id in its body."""


@check(
    "guest.snapshot.clone",
    proves="guest-snapshots",
    spec="https://docs.openstack.org/api-ref/compute/#create-image-createimage-action",
    uses={"instances": 1},
)
def clone_is_an_instance_of_its_own(
    cloud: Cloud, expect: Expect, stranger_guest: Guest, guest_flavor: Flavor, guest_site: Site
) -> None:
    """A server from the image of another boots what that one had on its disk, and is told that it is new."""
    before = stranger_guest.look()
    reply = cloud.rest("compute", microversion=IMAGE_IDS).post(
        f"/servers/{stranger_guest.id}/action", json={"createImage": {"name": cloud.name("snapshot")}}
    )
    id = str(reply["image_id"])
    cloud.wait_for_status("the image", lambda: cloud.image.get_image(id), "active")
    wait_until_idle(cloud, stranger_guest.id, "ACTIVE")  # the first goes on running
    work = script("assay-say greeting clone")
    clone = boot_guest(cloud, id, guest_flavor.id, guest_site.places, user_data=work)
    seen = clone.look()
    expect("it has the disk of the first", boots_of(seen), equals=boots_of(before) + 1)
    expect("it is told its own id", seen.boot.instance if seen.boot else "", equals=clone.id)
    expect("its own user-data are run", seen.said.get("greeting"), equals="clone")
