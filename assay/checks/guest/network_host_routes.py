"""Routes of a subnet."""

from assay.kit import Absent, Expect, check
from assay.kit.guest import Guest
from assay.kit.resources.guests import BEYOND, Site


@check(
    "guest.network.host-routes",
    proves="guest-dhcp",
    spec="https://docs.openstack.org/api-ref/network/v2/index.html#subnets",
)
def guest_is_told_the_routes_of_its_subnet(expect: Expect, guest: Guest, guest_site: Site) -> None:
    """A guest is told the routes that a tenant gave its subnet."""
    if not guest_site.own:
        raise Absent("The cloud lets a tenant have no subnet of its own to give routes to.")
    told = [(one.to, one.via) for one in guest.look().routes]
    expect("it has the route", told, contains=(BEYOND["destination"], BEYOND["nexthop"]))
