"""Randomness."""

from openstack.image.v2.image import Image

from assay.kit import Expect, Facts, check
from assay.kit.guest import Guest


@check(
    "guest.hardware.entropy",
    proves="guest-hardware",
    spec="https://docs.openstack.org/glance/latest/admin/useful-image-properties.html",
)
def guest_has_a_source_of_randomness(expect: Expect, fact: Facts, guest: Guest, guest_image: Image) -> None:
    """A server whose image asks for a random number generator (hw_rng_model) has one."""
    seen = guest.look().hardware
    fact("guest.product", seen.product if seen else "")
    expect("there is a generator of the host", seen.rng if seen else "none", matches="virtio.*")
