"""Servers get addresses on one shared network of the operator; tenants have no networks of their own."""

from .shape import Flavor, ProviderNetwork, Shape, Tenant

PROVIDER_NETWORK = Shape(
    name="provider-network",
    summary="one shared network with direct addresses; no object storage; config drive forced",
    region="dc-west",
    domain="corp",
    tenant=Tenant("worker", "team"),
    other=Tenant("rival", "rivals"),
    network=ProviderNetwork("lan", "10.77.0.0/16", external=False, physical_network="lan"),
    flavors=(
        Flavor("c1r2", 2048, 1, 10),
        Flavor("c2r4", 4096, 2, 10),
        Flavor("c4r8", 8192, 4, 40),
    ),
    image="tiny-simulated",
    object_storage=False,
    force_config_drive=True,
    policy={
        "neutron": {
            "create_network": "rule:admin_only",
            "create_subnet": "rule:admin_only",
            "create_router": "rule:admin_only",
            "create_floatingip": "rule:admin_only",
        },
        "nova": {"os_compute_api:os-server-diagnostics": "role:admin"},
    },
)
