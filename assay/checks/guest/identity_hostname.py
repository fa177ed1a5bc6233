"""The name of a guest."""

from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest


@check(
    "guest.identity.hostname",
    proves="guest-identity",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html",
)
def guest_has_the_name_of_its_server(cloud: Cloud, expect: Expect, guest: Guest) -> None:
    """A guest is told the name of its server as its host name, with or without a domain."""
    server = cloud.rest("compute").get(f"/servers/{guest.id}")["server"]
    told = guest.look().hostname
    expect("the host name is the server's name", told.partition(".")[0], equals=server["name"].lower())
