"""Addresses that are not one's own."""

from assay.kit import Blocked, Expect, check
from assay.kit.guest import probed
from assay.kit.guest_peers import heard
from assay.kit.resources.guarded_guests import GuardedGuests

CALLS = 3
"""How often the guest has called from an address that is not its own."""


@check(
    "guest.security.spoofed",
    proves="guest-port-security",
    spec="https://docs.openstack.org/api-ref/network/v2/index.html#port-security",
)
def nobody_calls_from_another_address(expect: Expect, guarded_guests: GuardedGuests) -> None:
    """A guest that takes an address that is not its port's is not heard from it."""
    tried = guarded_guests.caller.settled(
        lambda report: probed(report, "open") == "ok" and int(report.said.get("called", "0")) >= CALLS
    )
    if probed(tried, "open") != "ok" or int(tried.said.get("called", "0")) < CALLS:
        raise Blocked("The guest is not heard from its own address either, or did not call from another.")
    own = {guarded_guests.caller_address, guarded_guests.neighbour_address}
    others = heard(guarded_guests.listener.look(), "open") - own
    expect("callers are heard from their own addresses alone", others, equals=set())
