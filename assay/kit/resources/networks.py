"""Networks to boot on, and of one's own."""

from collections.abc import Collection

from openstack.network.v2.network import Network
from openstack.network.v2.router import Router
from openstack.network.v2.subnet import Subnet

from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.facts import Facts
from assay.kit.reasons import Absent, Blocked


@resource("network", shared=True, takes=1.0)
def network(cloud: Cloud, fact: Facts) -> Network:
    """The network that was chosen, else a shared one that servers can use, else a new tenant network."""
    if cloud.choices.network:
        chosen: Network | None = cloud.network.find_network(cloud.choices.network)
        if chosen is None:
            raise Blocked(f"There is no network {cloud.choices.network!r}, which was asked for.")
        return chosen
    shared = [one for one in cloud.network.networks(is_shared=True) if not one.is_router_external]
    outside = list(cloud.network.networks(is_router_external=True))
    _tell_offer(cloud, [*shared, *outside], fact)
    for one in shared:
        if one.subnet_ids:
            fact("network.address-model", "direct")
            _tell_mtu(one, fact)
            return one
    fact("network.address-model", "floating" if any(one.subnet_ids for one in outside) else "private")
    made = cloud.network.create_network(name=cloud.name("network"))
    cloud.network.create_subnet(
        name=cloud.name("subnet"), network_id=made.id, ip_version=4, cidr="10.117.0.0/24"
    )
    _tell_mtu(made, fact)
    return made


def _tell_offer(cloud: Cloud, offered: Collection[Network], fact: Facts) -> None:
    """What networks the operator offers, by name, and where their addresses come from, if that is told."""
    fact("network.offered", tuple(sorted({str(one.name) for one in offered})))
    ids = {one.id for one in offered}
    ranges = {str(one.cidr) for one in cloud.network.subnets() if one.network_id in ids}
    fact("network.offered.addresses", tuple(sorted(ranges)))


def _tell_mtu(network: Network, fact: Facts) -> None:
    """What the largest packet of servers is, if the cloud says so."""
    if network.mtu:
        fact("network.mtu", int(network.mtu))


@resource("own_network", takes=0.5, uses={"networks": 1})
def own_network(cloud: Cloud) -> Network:
    """A tenant network of the check's own, without a subnet."""
    return cloud.network.create_network(name=cloud.name("network"))


@resource("own_subnet", takes=0.5, uses={"subnets": 1})
def own_subnet(cloud: Cloud, own_network: Network) -> Subnet:
    """A subnet of 10.118.0.0/24 on the check's own network."""
    return subnet_on(cloud, own_network)


@resource("own_router", takes=0.5, uses={"routers": 1})
def own_router(cloud: Cloud) -> Router:
    """A router of the check's own, without gateway or interfaces."""
    return cloud.network.create_router(name=cloud.name("router"))


@resource("lent_network", lent=3, takes=0.5, uses={"networks": 1})
def lent_network(cloud: Cloud) -> Network:
    """A tenant network without subnets; what a check puts on it is removed before the next has it."""
    return cloud.network.create_network(name=cloud.name("network"))


@resource("lent_subnet", lent=3, takes=0.7, uses={"networks": 1, "subnets": 1})
def lent_subnet(cloud: Cloud) -> Subnet:
    """A subnet of 10.118.0.0/24 on a network of its own, without ports but those that a check brings."""
    return subnet_on(cloud, cloud.network.create_network(name=cloud.name("network")))


@resource("lent_router", lent=2, takes=0.5, uses={"routers": 1})
def lent_router(cloud: Cloud) -> Router:
    """A router that a check hands on as it got it: up, without gateway, interfaces or routes."""
    return cloud.network.create_router(name=cloud.name("router"))


@resource("external_network", shared=True, takes=0.2)
def external_network(cloud: Cloud) -> Network:
    """A network that routers can have as their gateway and floating IPs come from."""
    for candidate in cloud.network.networks(is_router_external=True):
        if candidate.subnet_ids:
            return candidate
    raise Absent("The cloud has no external network, so it has no floating IPs and no router gateways.")


def subnet_on(cloud: Cloud, network: Network) -> Subnet:
    """Make a subnet of 10.118.0.0/24 on a network."""
    return cloud.network.create_subnet(
        name=cloud.name("subnet"), network_id=network.id, ip_version=4, cidr="10.118.0.0/24"
    )
