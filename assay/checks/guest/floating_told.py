"""A guest's address outside."""

from assay.kit import Absent, Expect, check
from assay.kit.resources.guarded_guests import GuardedGuests


@check(
    "guest.floating.told",
    proves="guest-floating-ips",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html#ec2-compatible-metadata",
)
def guest_is_told_its_floating_ip(expect: Expect, guarded_guests: GuardedGuests) -> None:
    """A guest with a floating IP is told it by the metadata service, in EC2's manner."""
    if not guarded_guests.floating:
        raise Absent("There is no external network that gives floating IPs.")
    seen = guarded_guests.listener.served()
    if not (seen.sources and seen.sources.ec2):
        raise Absent("The cloud's metadata service does not answer this guest in EC2's manner.")
    expect("it is told", seen.ec2.get("public-ipv4"), equals=guarded_guests.floating)
