"""Whom a guest asks for names."""

from assay.kit import Absent, Expect, Facts, check
from assay.kit.guest import Guest
from assay.kit.resources.guests import Site


@check(
    "guest.network.dns",
    proves="guest-subnet-options",
    spec="https://docs.openstack.org/api-ref/network/v2/index.html#subnets",
)
def guest_is_told_its_name_servers(expect: Expect, fact: Facts, guest: Guest, guest_site: Site) -> None:
    """A guest is told the name servers of its subnet, in their order."""
    wanted = [server for one in guest_site.subnets for server in one["dns_nameservers"]]
    if not wanted:
        fact("guest.name-servers", tuple(guest.look().dns))
        raise Absent("The operator's subnet names no name servers, and a tenant can make none.")
    expect("they are the subnet's", list(guest.look().dns), equals=wanted)
