"""What a guest is told of its network."""

from assay.kit import Cloud, Expect, check
from assay.kit.guest import Guest, document
from assay.kit.resources.guests import Site, ports_of


@check(
    "guest.metadata.network",
    proves="guest-metadata",
    spec="https://docs.openstack.org/nova/latest/user/metadata.html",
)
def metadata_describes_the_ports(cloud: Cloud, expect: Expect, guest: Guest, guest_site: Site) -> None:
    """The metadata of a guest describes its ports as the network service does: hardware addresses and MTU."""
    told = document(guest.look(), "network_data.json").get("links", [])
    ports = [port["mac_address"] for port in ports_of(cloud, guest)]
    macs = [str(link.get("ethernet_mac_address", "")).lower() for link in told]
    expect("the hardware addresses are those of the ports", macs, same_items=ports)
    sizes = {link.get("mtu") for link in told}
    expect("the largest packet is the network's", sizes, equals={guest_site.mtu})
