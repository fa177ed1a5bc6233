"""Suspending."""

from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest
from assay.kit.guest_counting import stops_and_goes_on


@check(
    "guest.lifecycle.suspend",
    proves="guest-lifecycle-suspend",
    spec="https://docs.openstack.org/api-ref/compute/#suspend-server-suspend-action",
)
def suspended_guest_goes_on(cloud: Cloud, expect: Expect, counting_guest: Guest) -> None:
    """A guest that was suspended and resumed goes on where it was, and is not booted anew."""
    stops_and_goes_on(cloud, expect, counting_guest, stop="suspend", stopped="SUSPENDED", go_on="resume")
