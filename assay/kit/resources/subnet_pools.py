"""Subnet pools of a check's own."""

from openstack.network.v2.subnet_pool import SubnetPool

from assay.kit.cloud import Cloud
from assay.kit.declare import resource


@resource("own_subnet_pool", takes=0.3, uses={"subnetpools": 1})
def own_subnet_pool(cloud: Cloud) -> SubnetPool:
    """A subnet pool of 10.120.0.0/20, which gives out prefixes of 24 bits unless asked otherwise."""
    return cloud.network.create_subnet_pool(
        name=cloud.name("pool"),
        prefixes=["10.120.0.0/20"],
        default_prefix_length=24,
        minimum_prefix_length=22,
        maximum_prefix_length=28,
    )
