"""Those whom no rule lets in."""

from assay.kit import Blocked, Expect, check
from assay.kit.guest import Guest, probed


@check(
    "guest.security.default",
    proves="guest-security-groups",
    spec="https://docs.openstack.org/api-ref/network/v2/index.html#security-groups-security-groups",
)
def strangers_are_kept_out(expect: Expect, guest: Guest, stranger_guest: Guest, peer_guest: Guest) -> None:
    """What no rule lets in is kept out: a guest of another security group reaches nothing."""
    if not guest.settled(lambda report: report.last("peer", "echo") is not None).last("peer", "echo"):
        raise Blocked("Not even a member of the group was let in, so nothing can be said of strangers.")
    seen = stranger_guest.settled(lambda report: bool(probed(report, "knock") and probed(report, "small")))
    expect("it cannot connect", probed(seen, "knock"), equals="fail")
    expect("its packets are not answered", probed(seen, "small"), equals="fail")
