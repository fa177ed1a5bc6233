"""User-data that are packed."""

import hashlib

from assay.kit import Expect, Facts, check
from assay.kit.guest import Guest
from assay.kit.resources.card_guests import PACKED, TEXT


@check(
    "guest.user-data.binary",
    proves="guest-user-data",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html#user-provided-data",
)
def packed_user_data_arrive(expect: Expect, fact: Facts, two_card_guest: Guest) -> None:
    """User-data that are packed by gzip, and so no text, reach the guest whole, packed or unpacked."""
    came = two_card_guest.look().userdata
    found = came.sha256 if came else ""
    # Neutron's metadata proxy may unpack them on their way, which tools that read them bear.
    as_given, unpacked = (hashlib.sha256(one).hexdigest() for one in (PACKED, TEXT))
    expect("they are what was given", found, among=(as_given, unpacked))
    fact("guest.user-data.packed", "unpacked" if found == unpacked else "as given")
