"""A second network card."""

from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest
from assay.kit.resources.guests import ports_of


@check(
    "guest.address.second-card",
    proves="guest-addresses",
    spec="https://docs.openstack.org/api-ref/compute/#create-server",
)
def every_port_is_a_card(cloud: Cloud, expect: Expect, two_card_guest: Guest) -> None:
    """A server that was asked for with two networks has a card for each port, with its IPv4 addresses."""
    ports = {
        port["mac_address"]: {one["ip_address"] for one in port["fixed_ips"] if ":" not in one["ip_address"]}
        for port in ports_of(cloud, two_card_guest)
    }
    seen = two_card_guest.settled(lambda report: all(link.ipv4 for link in report.links))
    cards = {link.mac: {one.partition("/")[0] for one in link.ipv4} for link in seen.links}
    expect("there are two cards, and they are the ports", cards.keys(), same_items=ports.keys())
    expect("they have the addresses of the ports", cards, equals=ports)
