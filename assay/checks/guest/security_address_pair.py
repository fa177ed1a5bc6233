"""Addresses that may be shared."""

from assay.kit import Absent, Blocked, Expect, check
from assay.kit.guest import probed
from assay.kit.guest_peers import heard
from assay.kit.resources.guarded_guests import GuardedGuests


@check(
    "guest.security.address-pair",
    proves="guest-address-pairs",
    spec="https://docs.openstack.org/api-ref/network/v2/index.html#allowed-address-pairs",
    extension="allowed-address-pairs",
)
def allowed_address_is_heard(expect: Expect, guarded_guests: GuardedGuests) -> None:
    """A guest that takes an address that its port allows is heard from it."""
    shared = guarded_guests.shared_address
    if not shared:
        raise Absent("The cloud's policy does not let a tenant allow addresses on this network.")
    near = guarded_guests.neighbour.settled(lambda report: probed(report, "open") == "ok")
    if probed(near, "open") != "ok":
        raise Blocked("The guest is not heard from its own address either.")
    seen = guarded_guests.listener.settled(lambda report: shared in heard(report, "paired"))
    expect("it is heard from the address", heard(seen, "paired"), contains=shared)
