"""Connections that are open when their rule is removed."""

from assay.guest.report import Report
from assay.kit import Blocked, Cloud, Expect, check
from assay.kit.resources.guarded_guests import GuardedGuests

QUIET = 10.0
"""Seconds for which a connection must have carried nothing, so that a slow moment is not its end."""


@check(
    "guest.security.live-connection",
    proves="guest-security-groups-live",
    spec="https://docs.openstack.org/api-ref/network/v2/index.html#delete-security-group-rule",
)
def removed_rule_cuts_a_live_connection(cloud: Cloud, expect: Expect, guarded_guests: GuardedGuests) -> None:
    """When the rule that let somebody in is removed, a connection that is open carries nothing any more."""
    caller = guarded_guests.caller
    before = caller.settled(lambda report: _state(report) == "alive")
    if _state(before) != "alive":
        raise Blocked(
            "No connection stays open while its rule is there, so nothing can be said of its removal."
        )
    cloud.rest("network").delete(f"/security-group-rules/{guarded_guests.live_rule}")
    seen = caller.settled(lambda report: _state(report) == "cut")
    expect("the open connection is cut", _state(seen), equals="cut")


def _state(report: Report) -> str:
    """`alive`; `cut` once it is closed or has been silent for long; else empty."""
    line = report.last("flow", "live")
    if line is None:
        return ""
    state = line.fields.get("state", "")
    over = state == "silent" and report.events[-1].uptime - line.uptime >= QUIET
    return "cut" if state == "closed" or over else state
