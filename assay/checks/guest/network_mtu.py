"""The largest packet."""

from assay.kit import Expect, Facts, check
from assay.kit.guest import Guest
from assay.kit.resources.guests import Site


@check(
    "guest.network.mtu",
    proves="guest-network-mtu",
    spec="https://docs.openstack.org/neutron/latest/admin/config-mtu.html",
)
def guest_is_told_the_largest_packet(expect: Expect, fact: Facts, guest: Guest, guest_site: Site) -> None:
    """A guest's network card takes packets as large as the network service says, and no larger."""
    fact("guest.mtu", guest_site.mtu)
    for link in guest.look().links:
        expect(f"the MTU of {link.name} is the network's", link.mtu, equals=guest_site.mtu)
