"""A password of nobody."""

from assay.kit import Expect, check
from assay.kit.guest import Guest


@check(
    "guest.identity.locked",
    proves="guest-keys",
    spec="https://docs.openstack.org/nova/latest/admin/admin-password-injection.html",
)
def no_password_opens_the_guest(expect: Expect, guest: Guest) -> None:
    """A server that was asked for with a key pair is opened by that key, and by no password."""
    expect("root's password is locked", guest.look().root_locked, equals=True)
