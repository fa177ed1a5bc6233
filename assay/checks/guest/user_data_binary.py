"""User-data that are no text."""

import hashlib

from assay.kit import Expect, check
from assay.kit.guest import Guest


@check(
    "guest.user-data.binary",
    proves="guest-user-data",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html#user-provided-data",
)
def packed_user_data_arrive(expect: Expect, two_card_guest: Guest) -> None:
    """User-data that are packed, and so no text, reach the guest byte for byte."""
    came = two_card_guest.look().userdata
    digest = hashlib.sha256(two_card_guest.user_data).hexdigest()
    expect("they are what was given", came.sha256 if came else "", equals=digest)
