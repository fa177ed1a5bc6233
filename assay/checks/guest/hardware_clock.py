"""The time that a guest wakes up to."""

from datetime import UTC, datetime

from assay.kit import Blocked, Cloud, Expect, check
from assay.kit.guest import BOOT, Guest

APART = 30
"""Seconds by which two clocks of a cloud may differ."""


@check(
    "guest.hardware.clock",
    proves="guest-hardware",
    spec="https://docs.openstack.org/nova/latest/admin/configuration/hypervisor-kvm.html",
)
def clock_shows_the_time(cloud: Cloud, expect: Expect, guest: Guest) -> None:
    """A guest wakes up to the right time, in UTC: after its server was asked for, soon after its launch."""
    server = cloud.rest("compute").get(f"/servers/{guest.id}")["server"]
    clock = guest.look().clock
    launched = server.get("OS-SRV-USG:launched_at")
    if not clock or clock.epoch is None or not launched:
        raise Blocked("Either the guest or the compute service does not say what time it is.")
    began = clock.epoch - clock.uptime
    expect(
        "it did not start before its server was asked for",
        began,
        at_least=_seconds(server["created"]) - APART,
    )
    expect("it started soon after the launch", began, at_most=_seconds(launched) + BOOT)


def _seconds(told: str) -> float:
    """A time of the compute service, in seconds since 1970; it is UTC, whether it says so or not."""
    return datetime.fromisoformat(told.removesuffix("Z")).replace(tzinfo=UTC).timestamp()
