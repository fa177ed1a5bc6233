"""The metadata service in EC2's manner."""

from assay.kit import Absent, Cloud, Expect, check
from assay.kit.guest import Guest
from assay.kit.resources.guests import address_of


@check(
    "guest.metadata.ec2",
    proves="guest-metadata-service",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html#ec2-compatible-metadata",
)
def metadata_is_told_in_the_manner_of_ec2(cloud: Cloud, expect: Expect, guest: Guest) -> None:
    """The metadata service tells a guest its address and its key in EC2's manner, too."""
    seen = guest.served()
    if not (seen.sources and seen.sources.ec2):
        raise Absent("The cloud's metadata service does not answer this guest in EC2's manner.")
    expect("it tells the address", seen.ec2.get("local-ipv4"), equals=address_of(cloud, guest))
    expect("it tells an instance id", seen.ec2.get("instance-id", ""), matches="i-[0-9a-f]{8,17}")
    expect("it tells the key", seen.ec2.get("public-keys/0/openssh-key", ""), matches="ssh-.*")
