"""A guest with two cards, and the network that its second is on."""

import gzip
from dataclasses import dataclass

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image

from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.guest import Guest, boot_guest
from assay.kit.resources.guests import Site
from assay.kit.rest import Rest

TEXT = "#cloud-config\nfinal_message: bäh\n".encode() * 40
PACKED = gzip.compress(TEXT, mtime=0)
"""User-data that are packed, as tools do to say more than fits, and so no text."""
PREFIX = "fd55:a55a:119::/64"


@dataclass(frozen=True, kw_only=True)
class Side:
    """Where the second card is.

    Attributes:
        network: Id of the network.
        slaac: Whether it has an IPv6 subnet whose router lets guests give themselves addresses.
    """

    network: str
    slaac: bool


@resource("side", shared=True, takes=3.0, uses={"networks": 1, "subnets": 2, "routers": 1})
def side(cloud: Cloud, guest_site: Site) -> Side:
    """A tenant network that leads nowhere, with IPv4 and, if it can be, IPv6; else that of the guests."""
    if not guest_site.own:
        return Side(network=guest_site.network, slaac=False)
    made = cloud.network.create_network(name=cloud.name("side"))
    cloud.network.create_subnet(
        name=cloud.name("side"),
        network_id=made.id,
        ip_version=4,
        cidr="10.120.0.0/24",
        gateway_ip=None,
    )
    return Side(network=made.id, slaac=_autoconfigured(cloud, made.id))


def _autoconfigured(cloud: Cloud, network: str) -> bool:
    """Give a network an IPv6 subnet with a router, if the cloud lets a tenant."""
    rest: Rest = cloud.rest("network")
    asked = {
        "name": cloud.name("side"),
        "network_id": network,
        "ip_version": 6,
        "cidr": PREFIX,
        "ipv6_ra_mode": "slaac",
        "ipv6_address_mode": "slaac",
    }
    made = rest.post("/subnets", json={"subnet": asked}, refusable=True)
    if made.status >= 400:
        return False
    router = rest.post("/routers", json={"router": {"name": cloud.name("side")}}, refusable=True)
    if router.status >= 400:
        return False
    rest.put(f"/routers/{router['router.id']}/add_router_interface", json={"subnet_id": made["subnet.id"]})
    return True


@resource("two_card_guest", shared=True, takes=20.0, uses={"instances": 1})
def two_card_guest(
    cloud: Cloud, guest_image: Image, guest_flavor: Flavor, guest_site: Site, side: Side
) -> Guest:
    """A guest with two cards, whose user-data are packed."""
    places = [*guest_site.places, {"uuid": side.network}]
    return boot_guest(cloud, guest_image.id, guest_flavor.id, places, user_data=PACKED)
