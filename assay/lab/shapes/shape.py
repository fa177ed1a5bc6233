"""What makes two clouds of the same release differ: names, networks, policy, what is offered."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Flavor:
    """A server size.

    Args:
        name: Its name.
        ram: Memory in MiB.
        vcpus: Number of virtual processors.
        disk: Root disk in GiB; 0 leaves it to a volume.
        id: Its id; None lets nova choose.
        ephemeral: Second disk in GiB.
        swap: Swap disk in MiB.
    """

    name: str
    ram: int
    vcpus: int
    disk: int
    id: str | None = None
    ephemeral: int = 0
    swap: int = 0


@dataclass(frozen=True)
class Tenant:
    """An ordinary user with the roles `member` and `reader` on one project."""

    user: str
    project: str


@dataclass(frozen=True)
class ProviderNetwork:
    """The network that the operator offers.

    Args:
        name: Its name.
        cidr: Its IPv4 subnet.
        external: Whether it is the far side of routers, the source of floating IPs; otherwise it is shared
            and servers get their addresses on it.
        physical_network: The operator's name for the wire.
    """

    name: str
    cidr: str
    external: bool
    physical_network: str


@dataclass(frozen=True)
class Shape:
    """One way to operate a cloud.

    Args:
        name: Its name.
        summary: One sentence for listings.
        region: The keystone region of every endpoint.
        domain: The domain of the tenants.
        tenant: The ordinary tenant.
        other: A second ordinary tenant in a project of its own.
        network: What the operator offers.
        flavors: The server sizes.
        image: The name of the public image.
        object_storage: Whether swift runs.
        force_config_drive: Whether every server gets a config drive.
        policy: Rules that differ from the defaults, by service.
        address: Where its APIs listen.
    """

    name: str
    summary: str
    region: str
    domain: str
    tenant: Tenant
    other: Tenant
    network: ProviderNetwork
    flavors: tuple[Flavor, ...]
    image: str
    object_storage: bool
    force_config_drive: bool
    policy: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    address: str = LOOPBACK

    @property
    def services(self) -> tuple[str, ...]:
        """The services of such a cloud, in starting order: the slowest to load first."""
        swift = ("swift",) if self.object_storage else ()
        return ("nova", "keystone", "placement", "neutron", "cinder", "glance", *swift)
