"""What an operator would give a new cloud: flavors, the provider network, a volume type, a public image."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from .configuration import VOLUME_TYPE
from .shapes import Shape

NOTHING = b"\0" * 65536
"""The content of the public image where nothing boots."""

TENANT_PREFIX = "10.64.0.0/16"
"""Where the networks come from that are made by themselves."""


def sow(
    shape: Shape,
    admin: Mapping[str, Any],
    image: bytes = NOTHING,
    disk_format: str = "raw",
    properties: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """Create it all through the APIs, as the administrator.

    Args:
        shape: What the operator offers.
        admin: The `auth` section of clouds.yaml.
        image: The content of the public image.
        disk_format: Its format.
        properties: What hardware it wants.
    """
    import openstack  # only who makes a template pays for this import

    cloud = openstack.connect(
        auth=dict(admin), region_name=shape.region, load_envvars=False, load_yaml_config=False
    )
    for flavor in shape.flavors:
        cloud.compute.create_flavor(
            name=flavor.name,
            ram=flavor.ram,
            vcpus=flavor.vcpus,
            disk=flavor.disk,
            ephemeral=flavor.ephemeral,
            swap=flavor.swap,
            flavorid=flavor.id,
        )
    offered = shape.network
    network = cloud.network.create_network(
        name=offered.name,
        provider_network_type="flat",
        provider_physical_network=offered.physical_network,
        is_router_external=offered.external,
        is_shared=not offered.external,
        is_default=offered.external,
    )
    cloud.network.create_subnet(
        name=f"{offered.name}-subnet",
        network_id=network.id,
        ip_version=4,
        cidr=offered.cidr,
        is_dhcp_enabled=not offered.external,
    )
    if offered.external:
        # With a default pool and a default external network, nova can make a tenant's first network by
        # itself.
        cloud.network.create_subnet_pool(
            name="default",
            prefixes=[TENANT_PREFIX],
            default_prefix_length=26,
            is_shared=True,
            is_default=True,
        )
    cloud.block_storage.create_type(name=VOLUME_TYPE, extra_specs={"volume_backend_name": "lab"})
    cloud.image.create_image(
        name=shape.image,
        disk_format=disk_format,
        container_format="bare",
        visibility="public",
        data=image,
        validate_checksum=False,
        **properties,
    )
