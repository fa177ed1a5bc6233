"""Rebooting in order."""

from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest
from assay.kit.guest_actions import ask, boots_of, comes_up, runs_of


@check(
    "guest.lifecycle.reboot",
    proves="guest-lifecycle",
    spec="https://docs.openstack.org/api-ref/compute/#reboot-server-reboot-action",
)
def rebooted_guest_is_the_same(cloud: Cloud, expect: Expect, lent_guest: Guest) -> None:
    """A server that is rebooted softly boots the disk that it had, as the same instance."""
    before = lent_guest.look()
    if ask(cloud, expect, lent_guest, {"reboot": {"type": "SOFT"}}, "reboot"):
        after = comes_up(cloud, lent_guest, before)
        expect("its disk is booted once more", boots_of(after), equals=boots_of(before) + 1)
        told = after.boot.instance if after.boot else ""
        expect("it is the same instance", told, equals=lent_guest.id)
        expect("its user-data are not run again", runs_of(after), equals=runs_of(before))
