"""Real guests on one shared network of the operator with direct addresses, told by a config drive."""

from .guest_shape import GuestShape
from .provider_network import PROVIDER_NETWORK
from .shape import Flavor, ProviderNetwork, Tenant

GUEST_DIRECT = GuestShape(
    name="guest-direct",
    summary="real guests; one shared network with direct addresses; config drive, no metadata service",
    region="dc-south",
    domain="corp",
    tenant=Tenant("worker", "team"),
    other=Tenant("rival", "rivals"),
    network=ProviderNetwork("lan", "198.18.32.0/24", external=False, physical_network="lan"),
    flavors=(
        Flavor("c1r1", 160, 1, 2),
        Flavor("c1r2", 256, 1, 3),
        Flavor("c1r1-diskless", 160, 1, 0),
        Flavor("c1r6", 768, 1, 4),
    ),
    image="tiny",
    object_storage=False,
    force_config_drive=True,
    policy=PROVIDER_NETWORK.policy,
    address="198.18.0.32",
    mtu=1400,
    metadata_service=False,
    image_properties=(
        ("hw_rng_model", "virtio"),
        ("hw_cdrom_bus", "scsi"),
        ("hw_scsi_model", "virtio-scsi"),
        ("hw_disk_bus", "scsi"),
    ),
    nameserver="192.0.2.153",
)
