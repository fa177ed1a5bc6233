"""The address of a guest."""

from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest
from assay.kit.resources.guests import Site, ports_of


@check(
    "guest.address.fixed",
    proves="guest-addresses",
    spec="https://docs.openstack.org/api-ref/network/v2/index.html#ports",
)
def guest_gets_the_address_that_the_api_tells(
    cloud: Cloud, expect: Expect, guest: Guest, guest_site: Site
) -> None:
    """The addresses on a guest's network cards are those of its ports, with their subnets' prefix lengths."""
    prefixes = {subnet["id"]: subnet["cidr"].partition("/")[2] for subnet in guest_site.subnets}
    links = {link.mac: link for link in guest.look().links}
    for port in ports_of(cloud, guest):
        link = links.get(port["mac_address"])
        if expect("the guest has a card for the port", link, is_none=False) and link:
            four = [one for one in port["fixed_ips"] if ":" not in one["ip_address"]]
            wanted = [f"{one['ip_address']}/{prefixes[one['subnet_id']]}" for one in four]
            expect("the card has the port's addresses", link.ipv4, same_items=wanted)
