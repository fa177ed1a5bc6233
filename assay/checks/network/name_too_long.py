"""Names that are too long."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check

LONGEST = 255


@check(
    "network.name.too-long",
    proves="networks-validation",
    spec="https://docs.openstack.org/api-ref/network/v2/#create-network",
)
def long_name_is_refused(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """A network, a port or a security group with a name longer than 255 characters is refused."""
    network = cloud.rest("network")
    for kind, rest in (("network", {}), ("port", {"network_id": lent_network.id}), ("security_group", {})):
        wish = {"name": cloud.name("long").ljust(LONGEST + 1, "g"), **rest}
        refused = network.post(f"/{kind.replace('_', '-')}s", json={kind: wish}, refusable=True)
        expect.status(f"the {kind.replace('_', ' ')} is refused", refused, 400)
