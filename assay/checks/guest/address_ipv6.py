"""Addresses that a guest gives itself."""

from assay.kit import Absent, Cloud, Expect, check
from assay.kit.guest import Guest
from assay.kit.resources.card_guests import Side
from assay.kit.resources.guests import ports_of


@check(
    "guest.address.ipv6",
    proves="guest-addresses-ipv6",
    spec="https://docs.openstack.org/neutron/latest/admin/config-ipv6.html",
)
def guest_gives_itself_its_ipv6_address(
    cloud: Cloud, expect: Expect, two_card_guest: Guest, side: Side
) -> None:
    """On a subnet with stateless autoconfiguration a guest comes to the address that the API tells."""
    if not side.slaac:
        raise Absent("The cloud lets a tenant have no IPv6 subnet with autoconfiguration by its router.")
    six = {
        port["mac_address"]: [one["ip_address"] for one in port["fixed_ips"] if ":" in one["ip_address"]]
        for port in ports_of(cloud, two_card_guest)
    }
    mac, told = next((mac, addresses) for mac, addresses in six.items() if addresses)

    def own(addresses: tuple[str, ...]) -> list[str]:
        return [one.partition("/")[0] for one in addresses if not one.startswith("fe80")]

    seen = two_card_guest.settled(lambda report: any(own(link.ipv6) for link in report.links))
    cards = {link.mac: own(link.ipv6) for link in seen.links}
    expect("the card has the port's IPv6 address", cards.get(mac), equals=told)
