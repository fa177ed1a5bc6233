"""Attributes that there are not."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check


@check(
    "network.attribute.unknown",
    proves="networks-validation",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-network",
)
def unknown_attribute_is_refused(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """A network, a port or a security group with an attribute that there is not is refused."""
    network = cloud.rest("network")
    for kind, rest in (("network", {}), ("port", {"network_id": lent_network.id}), ("security_group", {})):
        wish = {"name": cloud.name("unknown"), "assay_unknown": "colour", **rest}
        refused = network.post(f"/{kind.replace('_', '-')}s", json={kind: wish}, refusable=True)
        expect.status(f"the {kind.replace('_', ' ')} is refused", refused, 400)
