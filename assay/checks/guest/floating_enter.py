"""Entering from outside."""

from assay.kit import Absent, Blocked, Cloud, Expect, check
from assay.kit.guest import probed
from assay.kit.resources.guarded_guests import SSH, GuardedGuests


@check(
    "guest.floating.enter",
    proves="guest-floating-ips",
    spec="https://docs.openstack.org/api-ref/network/v2/index.html#floating-ips-floatingips",
)
def floating_ip_leads_to_the_guest(cloud: Cloud, expect: Expect, guarded_guests: GuardedGuests) -> None:
    """Whom a rule lets in reaches a guest by its floating IP from outside of the cloud."""
    if not guarded_guests.floating:
        raise Absent("There is no external network that gives floating IPs.")
    seen = cloud.settle(
        lambda: cloud.knock(guarded_guests.floating, SSH), lambda one: bool(one.said), timeout=60
    )
    if seen.no_way:
        raise Blocked(f"This machine has no way to {guarded_guests.floating}: {seen.problem}.")
    if not seen.said and probed(guarded_guests.caller.look(), "floating") == "ok":
        raise Blocked(
            f"Guests reach {guarded_guests.floating}, and this machine does not: {seen.problem}. "
            "There seems to be no way there."
        )
    expect("the guest's SSH server answers", seen.said or seen.problem, matches="SSH-2.0-.*")
