"""Rebuilding."""

from openstack.image.v2.image import Image

from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest
from assay.kit.guest_actions import ask, boots_of, comes_up


@check(
    "guest.lifecycle.rebuild",
    proves="guest-lifecycle-rebuild",
    spec="https://docs.openstack.org/api-ref/compute/#rebuild-server-rebuild-action",
)
def rebuilt_guest_has_a_fresh_disk(
    cloud: Cloud, expect: Expect, lent_guest: Guest, guest_image: Image
) -> None:
    """A rebuilt server boots a fresh disk of the image, as the same instance with the same user-data."""
    before = lent_guest.look()
    if ask(cloud, expect, lent_guest, {"rebuild": {"imageRef": guest_image.id}}, "rebuild"):
        after = comes_up(cloud, lent_guest, before)
        expect("its disk was never booted before", boots_of(after), equals=1)
        told = after.boot.instance if after.boot else ""
        expect("it is the same instance", told, equals=lent_guest.id)
        given = before.userdata.sha256 if before.userdata else ""
        came = after.userdata.sha256 if after.userdata else "none"
        expect("it is given the same user-data", came, equals=given)
