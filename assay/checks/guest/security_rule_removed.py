"""Rules that are removed."""

from assay.kit import Blocked, Cloud, Expect, check
from assay.kit.guest import probed
from assay.kit.resources.guarded_guests import GuardedGuests


@check(
    "guest.security.rule-removed",
    proves="guest-security-groups",
    spec="https://docs.openstack.org/api-ref/network/v2/index.html#delete-security-group-rule",
)
def removed_rule_lets_nobody_in(cloud: Cloud, expect: Expect, guarded_guests: GuardedGuests) -> None:
    """When the rule that let somebody in is removed, no new connection gets in."""
    caller = guarded_guests.caller
    before = caller.settled(lambda report: probed(report, "cut") == "ok")
    if probed(before, "cut") != "ok":
        raise Blocked("The rule lets nobody in while it is there, so nothing can be said of its removal.")
    cloud.rest("network").delete(f"/security-group-rules/{guarded_guests.removable_rule}")
    seen = caller.settled(lambda report: probed(report, "cut") == "fail")
    expect("new connections do not get in", probed(seen, "cut"), equals="fail")
