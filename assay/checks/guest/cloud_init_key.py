"""Who may enter a distribution."""

from assay.kit import Expect, check
from assay.kit.guest import Guest
from assay.kit.resources.distribution_guests import told_by
from assay.kit.resources.guests import GuestKey


@check(
    "guest.cloud-init.key",
    proves="guest-cloud-init",
    spec="https://docs.cloud-init.io/en/latest/reference/modules.html#ssh",
)
def distribution_lets_the_key_in(expect: Expect, distribution_guest: Guest, guest_key: GuestKey) -> None:
    """The server's key opens an image with cloud-init, and no other key and no password does."""
    told = told_by(distribution_guest)
    expect("the key may enter, and no other", list(told.keys), equals=[guest_key.fingerprint])
    expect("its password is locked", told.locked, equals=True)
