"""Real guests on networks that tenants make, behind routers and floating IPs, told by a metadata service."""

from .guest_shape import GuestShape
from .shape import Flavor, ProviderNetwork, Tenant

GUEST_OVERLAY = GuestShape(
    name="guest-overlay",
    summary="real guests; tenant networks, routers and floating IPs; metadata service",
    region="north",
    domain="Default",
    tenant=Tenant("demo", "demo"),
    other=Tenant("alt", "alt"),
    network=ProviderNetwork("public", "198.18.16.0/24", external=True, physical_network="ext"),
    flavors=(
        Flavor("n1.nano", 128, 1, 1),
        Flavor("n1.micro", 192, 1, 2),
        Flavor("n1.extra", 128, 1, 1, ephemeral=1, swap=64),
        Flavor("n1.small", 768, 1, 4),
    ),
    image="tiny",
    object_storage=False,
    force_config_drive=False,
    address="198.18.0.16",
    mtu=1500,
    metadata_service=True,
    image_properties=(
        ("hw_rng_model", "virtio"),
        ("hw_cdrom_bus", "scsi"),
        ("hw_scsi_model", "virtio-scsi"),
    ),
    nameserver="192.0.2.53",
)
