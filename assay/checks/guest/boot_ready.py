"""Coming up."""

from assay.kit import Expect, Facts, check
from assay.kit.guest import BOOT, Guest


@check(
    "guest.boot.ready",
    proves="guest-boot",
    spec="https://docs.openstack.org/api-ref/compute/#create-server",
)
def server_boots_its_image(expect: Expect, fact: Facts, own_begun_guest: Guest) -> None:
    """A server that the cloud calls active boots its image, and what it says is found on its console."""
    seen = own_begun_guest.settled(lambda report: report.complete, timeout=BOOT)
    fact("guest.metadata-source", seen.sources.used if seen.sources else "none")
    expect("the guest says that it is ready", seen.ready, equals=True)
    expect("its first start is told from its beginning", seen.begun, equals=True)
    boots = seen.boot.boots if seen.boot else None
    expect("its disk was never booted before", boots, equals=1)
