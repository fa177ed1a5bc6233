"""The time that a guest wakes up to."""

from datetime import datetime
from email.utils import parsedate_to_datetime

from assay.kit import Blocked, Cloud, Expect, check
from assay.kit.guest import Guest

APART = 30
"""Seconds by which two clocks of a cloud may differ; the console tells no better."""


@check(
    "guest.hardware.clock",
    proves="guest-hardware",
    spec="https://docs.openstack.org/nova/latest/admin/configuration/hypervisor-kvm.html",
)
def clock_shows_the_time(cloud: Cloud, expect: Expect, guest: Guest) -> None:
    """A guest wakes up to the right time, in UTC: between its server's launch and now."""
    server = cloud.rest("compute").get(f"/servers/{guest.id}")
    clock = guest.look().clock
    if not clock or clock.epoch is None:
        raise Blocked("The guest did not say what time it is.")
    now = server.headers.get("Date")
    if not now:
        raise Blocked("The compute service does not say what time it is.")
    latest = parsedate_to_datetime(now).timestamp()
    began = clock.epoch - clock.uptime
    expect("it did not start in the future", began, at_most=latest + APART)
    created = server["server"]["created"].replace("Z", "+00:00")
    earliest = datetime.fromisoformat(created).timestamp()
    expect("it did not start before its server was asked for", began, at_least=earliest - APART)
