"""Guests to look at: one on a network, one beside it, one that is kept out; and what they are booted with."""

import base64
import hashlib
from dataclasses import dataclass, field
from typing import Any

from openstack.compute.v2.flavor import Flavor
from openstack.exceptions import ForbiddenException
from openstack.image.v2.image import Image
from openstack.network.v2.network import Network
from openstack.network.v2.security_group import SecurityGroup

from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.facts import Facts
from assay.kit.guest import Guest, begin_guest, boot_guest, script
from assay.kit.reasons import Blocked
from assay.kit.resources.flavors import chosen_flavor
from assay.kit.resources.servers import PUBLIC_KEY

HARDWARE: dict[str, Any] = {"hw_rng_model": "virtio", "hw_cdrom_bus": "scsi", "hw_scsi_model": "virtio-scsi"}
"""The hardware that the guest's image asks for; a cloud that does not know it gives its own."""
LEAST_RAM = 128
"""What the guest runs in, in MiB."""
ECHO = 7
"""The TCP port on which guests answer each other."""
NAMESERVERS = ("192.0.2.11", "192.0.2.12")
"""What guests on a network of the run's own are told to ask; nobody answers there."""
BEYOND = {"destination": "198.51.100.0/24", "nexthop": "10.119.0.254"}
"""A route that guests on a network of the run's own are told; it leads nowhere."""
PARTS = "\r\n".join(
    (
        'Content-Type: multipart/mixed; boundary="=====1=="',
        "MIME-Version: 1.0",
        "",
        "--=====1==",
        'Content-Type: text/cloud-config; charset="utf-8"',
        "",
        "final_message: bäh",
        "--=====1==",
        "Content-Type: text/x-shellscript",
        "",
        "#!/bin/sh",
        "--=====1==--",
        "",
    )
).encode()
"""User-data as mail has them, of several parts, with its line ends and letters beyond ASCII."""
PROPERTIES = {"colour": "blue", "shape": "round"}


@dataclass(frozen=True, kw_only=True)
class Site:
    """Where guests are.

    Attributes:
        network: Id of the network.
        mtu: What the network service says of its largest packet, in bytes.
        subnets: Its subnets as they are on the wire.
        own: Whether the run made it, and so may change it.
        routed: Whether a router of the run's own leads to the external network.
    """

    network: str
    mtu: int
    subnets: tuple[dict[str, Any], ...]
    own: bool
    routed: bool = False

    @property
    def places(self) -> list[dict[str, str]]:
        """It as the request to create a server names it."""
        return [{"uuid": self.network}]


@resource("guest_image", shared=True, takes=15.0)
def guest_image(cloud: Cloud) -> Image:
    """Assay's guest, uploaded to the project."""
    made = cloud.image.create_image(
        cloud.name("guest"),
        filename=str(cloud.guest_image()),
        disk_format="qcow2",
        container_format="bare",
        validate_checksum=False,
        min_disk=1,
        min_ram=LEAST_RAM,
        **HARDWARE,
    )
    ready: Image = cloud.wait_for_status("the image", lambda: cloud.image.get_image(made.id), "active")
    return ready


@resource("guest_flavor", shared=True, takes=0.2)
def guest_flavor(cloud: Cloud, fact: Facts) -> Flavor:
    """The flavor that was chosen, else the smallest with a disk in which the guest runs."""
    if chosen := chosen_flavor(cloud):
        return chosen
    fitting = [one for one in cloud.compute.flavors() if one.disk >= 1 and one.ram >= LEAST_RAM]
    if not fitting:
        raise Blocked(f"No flavor has a disk and {LEAST_RAM} MiB of memory.")
    smallest = min(fitting, key=lambda one: (one.ram, one.vcpus, one.disk, one.ephemeral, str(one.name)))
    fact("guest.flavor", str(smallest.name))
    return smallest


@dataclass(frozen=True, kw_only=True)
class GuestKey:
    """A key pair that guests are given.

    Attributes:
        name: Its name.
        fingerprint: Of the public key, as `ssh-keygen -l` shows it.
    """

    name: str
    fingerprint: str = field(
        default="SHA256:"
        + base64.b64encode(hashlib.sha256(base64.b64decode(PUBLIC_KEY.split()[1])).digest())
        .decode()
        .rstrip("=")
    )


@resource("guest_key", shared=True, takes=0.3)
def guest_key(cloud: Cloud) -> GuestKey:
    """A key pair whose private key nobody has."""
    name = cloud.name("key")
    cloud.compute.create_keypair(name=name, public_key=PUBLIC_KEY)
    return GuestKey(name=name)


@resource("guest_site", shared=True, takes=3.0, uses={"networks": 1, "subnets": 1, "routers": 1})
def guest_site(cloud: Cloud, fact: Facts) -> Site:
    """The network that was chosen, else a tenant network with a router, else the operator's shared one."""
    if cloud.choices.network:
        chosen: Network | None = cloud.network.find_network(cloud.choices.network)
        if chosen is None:
            raise Blocked(f"There is no network {cloud.choices.network!r}, which was asked for.")
        return _site(cloud, chosen.id, own=False)
    try:
        made = cloud.network.create_network(name=cloud.name("guests"))
    except ForbiddenException:
        for shared in cloud.network.networks(is_shared=True):
            if shared.subnet_ids and not shared.is_router_external:
                fact("guest.site", "direct")
                return _site(cloud, shared.id, own=False)
        raise
    fact("guest.site", "tenant network")
    subnet = cloud.network.create_subnet(
        name=cloud.name("subnet"),
        network_id=made.id,
        ip_version=4,
        cidr="10.119.0.0/24",
        dns_nameservers=list(NAMESERVERS),
        host_routes=[BEYOND],
    )
    outside = [one for one in cloud.network.networks(is_router_external=True) if one.subnet_ids]
    if outside:
        router = cloud.network.create_router(
            name=cloud.name("router"), external_gateway_info={"network_id": outside[0].id}
        )
        cloud.rest("network").put(f"/routers/{router.id}/add_router_interface", json={"subnet_id": subnet.id})
    return _site(cloud, made.id, own=True, routed=bool(outside))


def _site(cloud: Cloud, network: str, *, own: bool, routed: bool = False) -> Site:
    rest = cloud.rest("network")
    mtu = rest.get(f"/networks/{network}")["network"].get("mtu")
    if not mtu:
        raise Blocked("The network service does not say how large a packet may be.")
    subnets = rest.get("/subnets", params={"network_id": network})["subnets"]
    return Site(network=network, mtu=int(mtu), subnets=tuple(subnets), own=own, routed=routed)


@resource("guest_group", shared=True, takes=1.0, uses={"security_groups": 1})
def guest_group(cloud: Cloud) -> SecurityGroup:
    """A security group whose members may ping each other and knock at the echo port."""
    group = cloud.network.create_security_group(name=cloud.name("guests"))
    for rule in ({"protocol": "icmp"}, {"protocol": "tcp", "port_range_min": ECHO, "port_range_max": ECHO}):
        cloud.network.create_security_group_rule(
            security_group_id=group.id,
            direction="ingress",
            ether_type="IPv4",
            remote_group_id=group.id,
            **rule,
        )
    return group


@resource("own_begun_guest", takes=10.0, uses={"instances": 1})
def own_begun_guest(cloud: Cloud, guest_image: Image, guest_flavor: Flavor, guest_site: Site) -> Guest:
    """A guest of the check's own that the cloud says runs, and that may not have come up yet."""
    return begin_guest(
        cloud, guest_image.id, guest_flavor.id, guest_site.places, user_data=script("assay-say alone yes")
    )


@resource("guest", shared=True, takes=20.0, uses={"instances": 1})
def guest(
    cloud: Cloud,
    guest_image: Image,
    guest_flavor: Flavor,
    guest_site: Site,
    guest_key: GuestKey,
    guest_group: SecurityGroup,
) -> Guest:
    """A guest that has said all, to look at: with a key and properties, answering at the echo port."""
    return boot_guest(
        cloud,
        guest_image.id,
        guest_flavor.id,
        guest_site.places,
        user_data=script(f"assay-serve echo tcp {ECHO}", "assay-say greeting hello"),
        key_name=guest_key.name,
        metadata=PROPERTIES,
        security_groups=[{"name": guest_group.id}],
    )


@resource("driven_guest", shared=True, takes=20.0, uses={"instances": 1})
def driven_guest(
    cloud: Cloud, guest_image: Image, guest_flavor: Flavor, guest_site: Site, guest_key: GuestKey
) -> Guest:
    """A guest that was asked for with a config drive; its user-data are of several parts."""
    return boot_guest(
        cloud,
        guest_image.id,
        guest_flavor.id,
        guest_site.places,
        user_data=PARTS,
        key_name=guest_key.name,
        metadata=PROPERTIES,
        config_drive=True,
    )


@resource("peer_guest", shared=True, takes=20.0, uses={"instances": 1})
def peer_guest(
    cloud: Cloud,
    guest_image: Image,
    guest_flavor: Flavor,
    guest_site: Site,
    guest_group: SecurityGroup,
    guest: Guest,
) -> Guest:
    """A guest of the same security group that knocks at the first, and sends it packets of every size."""
    address = address_of(cloud, guest)
    largest = guest_site.mtu - 28
    return boot_guest(
        cloud,
        guest_image.id,
        guest_flavor.id,
        guest_site.places,
        user_data=script(
            f"assay-probe knock every 2 tcp {address} {ECHO}",
            f"assay-probe small every 5 ping {address} 56",
            f"assay-probe largest every 5 ping {address} {largest} df",
            f"assay-probe cut every 5 ping {address} {2 * largest}",
        ),
        security_groups=[{"name": guest_group.id}],
    )


@resource("stranger_guest", shared=True, takes=20.0, uses={"instances": 1, "security_groups": 1})
def stranger_guest(
    cloud: Cloud, guest_image: Image, guest_flavor: Flavor, guest_site: Site, guest: Guest
) -> Guest:
    """A guest on the same network, of another security group, that knocks at the first in vain."""
    group = cloud.network.create_security_group(name=cloud.name("strangers"))
    address = address_of(cloud, guest)
    return boot_guest(
        cloud,
        guest_image.id,
        guest_flavor.id,
        guest_site.places,
        user_data=script(
            f"assay-probe knock every 5 tcp {address} {ECHO}", f"assay-probe small every 5 ping {address} 56"
        ),
        security_groups=[{"name": group.id}],
    )


def address_of(cloud: Cloud, guest: Guest, version: int = 4) -> str:
    """The fixed address that the API tells of a guest.

    Args:
        cloud: The cloud.
        guest: The guest.
        version: Of IP, 4 or 6.

    Raises:
        Blocked: it has none.
    """
    server = cloud.rest("compute").get(f"/servers/{guest.id}")["server"]
    for listed in server["addresses"].values():
        for one in listed:
            if one["version"] == version and one.get("OS-EXT-IPS:type", "fixed") == "fixed":
                return str(one["addr"])
    raise Blocked(f"The server {server['name']} has no address of IPv{version}.")


def ports_of(cloud: Cloud, guest: Guest) -> list[dict[str, Any]]:
    """The ports of a guest as they are on the wire."""
    found: list[dict[str, Any]] = cloud.rest("network").get("/ports", params={"device_id": guest.id})["ports"]
    return found
