"""What a tenant has a server do."""

import hashlib

from assay.kit import Expect, check
from assay.kit.guest import Guest


@check(
    "guest.user-data.delivered",
    proves="guest-user-data",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html#user-provided-data",
)
def user_data_arrives_unchanged(expect: Expect, guest: Guest) -> None:
    """User-data reaches a guest byte for byte, and a script in it can be run."""
    seen = guest.look()
    came = seen.userdata
    digest = hashlib.sha256(guest.user_data).hexdigest()
    expect("it is what was given", came.sha256 if came else "", equals=digest)
    expect("it ran to its end", came.exit if came else None, equals=0)
    expect("what it said is on the console", seen.said.get("greeting"), equals="hello")
