"""Who a server is."""

from assay.kit import Expect, check
from assay.kit.guest import Guest


@check(
    "guest.identity.uuid",
    proves="guest-identity",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html",
)
def guest_knows_which_server_it_is(expect: Expect, guest: Guest) -> None:
    """A guest is told the id of its server, by its metadata and by its hardware alike."""
    seen = guest.look()
    expect("its metadata has the id", seen.boot.instance if seen.boot else "", equals=guest.id)
    hardware = seen.hardware.uuid.lower() if seen.hardware else ""
    expect("its hardware has the id", hardware, equals=guest.id)
