"""Who may enter a guest."""

from assay.kit import Expect, check
from assay.kit.guest import Guest
from assay.kit.resources.guests import GuestKey


@check(
    "guest.identity.key",
    proves="guest-keys",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html",
)
def key_pair_reaches_the_guest(expect: Expect, guest: Guest, guest_key: GuestKey) -> None:
    """A server that was asked for with a key pair gets its public key, and no other."""
    told = [key.fingerprint for key in guest.look().keys]
    expect("the guest was given the key", told, equals=[guest_key.fingerprint])
