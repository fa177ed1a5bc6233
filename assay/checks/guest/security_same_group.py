"""Members of one security group."""

from assay.kit import Blocked, Expect, check
from assay.kit.guest import Guest, probed


@check(
    "guest.security.same-group",
    proves="guest-security-groups",
    spec="https://docs.openstack.org/api-ref/network/v2/index.html#security-group-rules",
)
def members_of_a_group_reach_each_other(expect: Expect, peer_guest: Guest) -> None:
    """A rule that lets the members of a security group in does: one guest reaches the other."""
    seen = peer_guest.settled(lambda report: probed(report, "knock") == "ok")
    if not probed(seen, "knock"):
        raise Blocked("The guest has not knocked yet, so nothing can be said of the rule.")
    expect("it is let in", probed(seen, "knock"), equals="ok")
