"""Security groups of a check's own."""

from openstack.network.v2.security_group import SecurityGroup

from assay.kit.cloud import Cloud
from assay.kit.declare import resource


@resource("own_security_group", takes=0.3, uses={"security_groups": 1})
def own_security_group(cloud: Cloud) -> SecurityGroup:
    """A security group of the check's own, with the rules that every new group has."""
    return cloud.network.create_security_group(name=cloud.name("group"))
