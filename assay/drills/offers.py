"""What each side of a drill offers, as far as it can be seen without creating anything."""

from collections.abc import Iterable
from dataclasses import dataclass

from openstack.network.v2.network import Network

from assay.cloud import quota
from assay.cloud.connect import Line
from assay.cloud.scope import scope
from assay.kit.cloud import Choices, Cloud


@dataclass(frozen=True, kw_only=True)
class FlavorOffer:
    """A flavor.

    Attributes:
        id: Its id.
        name: Its name.
        vcpus: Processors.
        ram: MiB.
        disk: GiB.
    """

    id: str
    name: str
    vcpus: int
    ram: int
    disk: int

    @property
    def told(self) -> str:
        """It for people."""
        return f"{self.name} ({self.vcpus} vCPU, {self.ram} MiB, {self.disk} GiB)"


@dataclass(frozen=True, kw_only=True)
class NetworkOffer:
    """A network that servers can be booted on as it is.

    Attributes:
        id: Its id.
        name: Its name.
        dhcp: Whether a subnet of it hands out addresses.
    """

    id: str
    name: str
    dhcp: bool


@dataclass(frozen=True, kw_only=True)
class Offers:
    """What one side offers.

    Attributes:
        cloud: Entry in clouds.yaml.
        services: Canonical types in its catalogue.
        formats: Disk formats that it says it takes; empty where it does not say.
        flavors: Every flavor.
        ready: Networks to boot on as they are: the one that was named, or those that are shared.
        external: Id of a network from which floating IPs come; empty for none.
        routers: Whether there is such a thing as a router.
        volume_types: Names.
        zones: Availability zones of volumes.
        quota: What is left; what is unlimited or not told is left out.
    """

    cloud: str
    services: frozenset[str]
    formats: tuple[str, ...]
    flavors: tuple[FlavorOffer, ...]
    ready: tuple[NetworkOffer, ...]
    external: str
    routers: bool
    volume_types: tuple[str, ...]
    zones: tuple[str, ...]
    quota: dict[str, int]


def look(line: Line, choices: Choices) -> Offers:
    """Look at what a side offers; creates nothing.

    Args:
        line: An open line.
        choices: The flavor and the network that a person named.
    """
    cloud = Cloud(line, "00000000", choices)
    with scope("discovery"):
        volumes = "block-storage" in line.catalogue
        networks = list(cloud.network.networks()) if "network" in line.catalogue else []
        wish = choices.network
        ready = [
            one
            for one in networks
            if (wish in (one.id, one.name) if wish else one.is_shared and not one.is_router_external)
            and one.subnet_ids
        ]
        external = [one for one in networks if one.is_router_external and one.subnet_ids]
        aliases = {str(one.alias) for one in cloud.network.extensions()} if networks else set()
        return Offers(
            cloud=line.cloud,
            services=frozenset(line.catalogue),
            formats=_formats(cloud),
            flavors=tuple(_flavors(cloud, choices.flavor)),
            ready=tuple(_ready(cloud, one) for one in ready),
            external=str(external[0].id) if external else "",
            routers="router" in aliases,
            volume_types=tuple(_names(cloud, "/types", "volume_types", "name")) if volumes else (),
            zones=tuple(_names(cloud, "/os-availability-zone", "availabilityZoneInfo", "zoneName"))
            if volumes
            else (),
            quota=quota.left(line),
        )


def _flavors(cloud: Cloud, wish: str) -> Iterable[FlavorOffer]:
    for one in cloud.compute.flavors():
        if not wish or wish in (one.id, one.name):
            yield FlavorOffer(
                id=str(one.id), name=str(one.name), vcpus=int(one.vcpus), ram=int(one.ram), disk=int(one.disk)
            )


def _ready(cloud: Cloud, network: Network) -> NetworkOffer:
    subnets = cloud.network.subnets(network_id=network.id)
    return NetworkOffer(
        id=str(network.id), name=str(network.name), dhcp=any(one.is_dhcp_enabled for one in subnets)
    )


def _formats(cloud: Cloud) -> tuple[str, ...]:
    """The disk formats that the schema of images names; an administrator may have left some out."""
    reply = cloud.rest("image").get("/schemas/image", refusable=True)
    if reply.status != 200:
        return ()
    told = reply.body.get("properties", {}).get("disk_format", {}).get("enum", ())
    return tuple(str(one) for one in told if one)


def _names(cloud: Cloud, path: str, key: str, name: str) -> list[str]:
    reply = cloud.rest("block-storage").get(path, refusable=True)
    return [str(one[name]) for one in reply.body.get(key, ())] if reply.status == 200 else []
