"""Rebooting by force."""

from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest
from assay.kit.guest_actions import ask, boots_of, comes_up


@check(
    "guest.lifecycle.reboot-hard",
    proves="guest-lifecycle",
    spec="https://docs.openstack.org/api-ref/compute/#reboot-server-reboot-action",
)
def power_cycle_keeps_the_disk(cloud: Cloud, expect: Expect, lent_guest: Guest) -> None:
    """A server that is rebooted hard boots the disk that it had."""
    before = lent_guest.look()
    if ask(cloud, expect, lent_guest, {"reboot": {"type": "HARD"}}, "reboot"):
        after = comes_up(cloud, lent_guest, before)
        expect("its disk is booted once more", boots_of(after), equals=boots_of(before) + 1)
        expect("what it wrote there is there", after.host_key, equals=before.host_key)
