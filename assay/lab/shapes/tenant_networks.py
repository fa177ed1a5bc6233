"""Tenants build their own networks and routers; servers are reached over floating IPs."""

from .shape import Flavor, ProviderNetwork, Shape, Tenant

TENANT_NETWORKS = Shape(
    name="tenant-networks",
    summary="tenant networks, routers and floating IPs; object storage",
    region="RegionOne",
    domain="Default",
    tenant=Tenant("demo", "demo"),
    other=Tenant("alt", "alt"),
    network=ProviderNetwork("public", "203.0.113.0/24", external=True, physical_network="ext"),
    flavors=(
        Flavor("m1.tiny", 512, 1, 1, "1"),
        Flavor("m1.small", 2048, 1, 20, "2"),
        Flavor("m1.medium", 4096, 2, 40, "3"),
        Flavor("m1.large", 8192, 4, 80, "4"),
    ),
    image="cirros-simulated",
    object_storage=True,
    force_config_drive=False,
)
