"""Stopping and starting."""

from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest
from assay.kit.guest_actions import ask, boots_of, comes_up
from assay.kit.resources.servers import wait_until_idle


@check(
    "guest.lifecycle.stop",
    proves="guest-lifecycle",
    spec="https://docs.openstack.org/api-ref/compute/#stop-server-os-stop-action",
)
def stopped_guest_goes_down_in_order(cloud: Cloud, expect: Expect, lent_guest: Guest) -> None:
    """A server that is stopped lets its guest go down in order, and started again boots the disk it had."""
    before = lent_guest.look()
    if not ask(cloud, expect, lent_guest, {"os-stop": None}, "stop"):
        return
    wait_until_idle(cloud, lent_guest.id, "SHUTOFF")
    if ask(cloud, expect, lent_guest, {"os-start": None}, "start"):
        after = comes_up(cloud, lent_guest, before)
        expect("its disk is booted once more", boots_of(after), equals=boots_of(before) + 1)
        expect("it had gone down in order", after.boot.ended if after.boot else "", equals="poweroff")
