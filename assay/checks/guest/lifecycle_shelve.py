"""Shelving."""

from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest
from assay.kit.guest_actions import ask, boots_of, comes_up
from assay.kit.resources.servers import wait_until_idle


@check(
    "guest.lifecycle.shelve",
    proves="guest-lifecycle-shelve",
    spec="https://docs.openstack.org/api-ref/compute/#shelve-server-shelve-action",
)
def shelved_guest_comes_back_with_its_disk(cloud: Cloud, expect: Expect, lent_guest: Guest) -> None:
    """A server that was shelved comes back as the same instance, with what was on its disk."""
    before = lent_guest.look()
    if not ask(cloud, expect, lent_guest, {"shelve": None}, "shelve"):
        return
    # Whether a shelved server keeps its place on the host for a while is the cloud's choice.
    wait_until_idle(cloud, lent_guest.id, "SHELVED", "SHELVED_OFFLOADED")
    if ask(cloud, expect, lent_guest, {"unshelve": None}, "unshelve"):
        after = comes_up(cloud, lent_guest, before)
        expect("its disk is booted once more", boots_of(after), equals=boots_of(before) + 1)
        told = after.boot.instance if after.boot else ""
        expect("it is the same instance", told, equals=lent_guest.id)
