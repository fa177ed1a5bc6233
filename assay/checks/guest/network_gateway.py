"""The way out of a guest."""

from assay.kit import Expect, check
from assay.kit.guest import Guest
from assay.kit.resources.guests import Site


@check(
    "guest.network.gateway",
    proves="guest-dhcp",
    spec="https://docs.openstack.org/api-ref/network/v2/index.html#subnets",
)
def guest_is_told_its_gateway(expect: Expect, guest: Guest, guest_site: Site) -> None:
    """A guest sends by default what is not for its network to the gateway of its subnet."""
    wanted = [one["gateway_ip"] for one in guest_site.subnets if one["ip_version"] == 4 and one["gateway_ip"]]
    told = [one.via for one in guest.look().routes if one.version == 4 and one.to in ("default", "0.0.0.0/0")]
    expect("its default route is the subnet's gateway", told, equals=wanted[:1])
