"""A rule for one address."""

from assay.kit import Blocked, Expect, check
from assay.kit.guest import probed
from assay.kit.resources.guarded_guests import GuardedGuests


@check(
    "guest.security.one-address",
    proves="guest-security-groups",
    spec="https://docs.openstack.org/api-ref/network/v2/index.html#create-security-group-rule",
)
def rule_for_an_address_lets_in_that_one(expect: Expect, guarded_guests: GuardedGuests) -> None:
    """A rule whose remote prefix is a bare address lets that one in, and no other of its network."""
    other = guarded_guests.neighbour.settled(lambda report: probed(report, "open") == "ok")
    if probed(other, "open") != "ok":
        raise Blocked("The other guest reaches nothing at all, so nothing can be said of this rule.")
    seen = guarded_guests.caller.settled(lambda report: probed(report, "bare") == "ok")
    expect("that address is let in", probed(seen, "bare"), equals="ok")
    other = guarded_guests.neighbour.settled(lambda report: bool(probed(report, "bare")))
    expect("another is kept out", probed(other, "bare"), equals="fail")
