"""Pausing."""

from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest
from assay.kit.guest_counting import stops_and_goes_on


@check(
    "guest.lifecycle.pause",
    proves="guest-lifecycle-suspend",
    spec="https://docs.openstack.org/api-ref/compute/#pause-server-pause-action",
)
def paused_guest_goes_on(cloud: Cloud, expect: Expect, counting_guest: Guest) -> None:
    """A guest that was paused and unpaused goes on where it was, and is not booted anew."""
    stops_and_goes_on(cloud, expect, counting_guest, stop="pause", stopped="PAUSED", go_on="unpause")
