"""Suspending."""

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image

from assay.guest.report import Report
from assay.kit import Cloud, Expect, check
from assay.kit.guest import boot_guest, script
from assay.kit.guest_actions import ask
from assay.kit.resources.guests import Site
from assay.kit.resources.servers import wait_until_idle

COUNTING = "n=0; while sleep 5; do n=$((n + 1)); assay-say count $n; done"


@check(
    "guest.lifecycle.suspend",
    proves="guest-lifecycle-suspend",
    spec="https://docs.openstack.org/api-ref/compute/#suspend-server-suspend-action",
    uses={"instances": 1},
)
def suspended_guest_goes_on(
    cloud: Cloud, expect: Expect, guest_image: Image, guest_flavor: Flavor, guest_site: Site
) -> None:
    """A guest that was suspended and resumed goes on where it was, and is not booted anew."""
    work = script(f"setsid sh -c '{COUNTING}' </dev/null >/dev/null 2>&1 &")
    guest = boot_guest(cloud, guest_image.id, guest_flavor.id, guest_site.places, user_data=work)
    before = guest.wait("the guest counts", lambda report: _counted(report) > 0)
    if not ask(cloud, expect, guest, {"suspend": None}, "suspend"):
        return
    wait_until_idle(cloud, guest.id, "SUSPENDED")
    if not ask(cloud, expect, guest, {"resume": None}, "resume"):
        return
    wait_until_idle(cloud, guest.id, "ACTIVE")
    # It counted on until it was suspended, so what is seen first says nothing.
    asleep = max(_counted(guest.look()), _counted(before))
    after = guest.settled(lambda report: _counted(report) > asleep)
    expect("it counts on", _counted(after), at_least=asleep + 1)
    expect("it is the same start", _start(after), equals=_start(before))


def _counted(seen: Report) -> int:
    """How far it has counted; 0 if the cloud threw the console away when it suspended the guest."""
    told = seen.said.get("count", "")
    return int(told) if told.isdecimal() else 0


def _start(seen: Report) -> str:
    return seen.events[-1].boot if seen.events else ""
