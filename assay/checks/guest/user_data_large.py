"""How much a server can be told."""

import hashlib

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image

from assay.guest.instructions import LARGEST
from assay.kit import Cloud, Expect, check
from assay.kit.guest import boot_guest, script
from assay.kit.resources.guests import Site

BEGINNING = script("assay-say read all", "exit 0")
LARGE = BEGINNING + b"#" * (LARGEST - len(BEGINNING))
"""As much as the API takes: 65535 bytes of base64 are 49149 bytes."""


@check(
    "guest.user-data.large",
    proves="guest-user-data",
    spec="https://docs.openstack.org/api-ref/compute/#create-server",
    uses={"instances": 1},
)
def largest_user_data_arrive(
    cloud: Cloud, expect: Expect, guest_image: Image, guest_flavor: Flavor, guest_site: Site
) -> None:
    """User-data as large as the API takes reach the guest whole."""
    guest = boot_guest(cloud, guest_image.id, guest_flavor.id, guest_site.places, user_data=LARGE)
    seen = guest.look()
    came = seen.userdata
    expect("all of it came", came.bytes if came else 0, equals=len(LARGE))
    expect("it is what was given", came.sha256 if came else "", equals=hashlib.sha256(LARGE).hexdigest())
    expect("it can be run", seen.said.get("read"), equals="all")
