"""User-data of several parts."""

import hashlib

from assay.kit import Expect, check
from assay.kit.guest import Guest


@check(
    "guest.user-data.multipart",
    proves="guest-user-data",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html#user-provided-data",
)
def user_data_of_several_parts_arrive(expect: Expect, driven_guest: Guest) -> None:
    """User-data of several MIME parts, with lines that end as in mail, reach the guest byte for byte."""
    came = driven_guest.look().userdata
    digest = hashlib.sha256(driven_guest.user_data).hexdigest()
    expect("they are what was given", came.sha256 if came else "", equals=digest)
