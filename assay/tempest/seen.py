"""What a tenant sees of a cloud that Tempest has to be told; creates nothing."""

from dataclasses import dataclass, field

from assay.cloud import discover
from assay.cloud.connect import Line
from assay.cloud.scope import scope
from assay.kit.cloud import Choices, Cloud
from assay.kit.reasons import Blocked
from assay.kit.resources import flavors, images, object_store
from assay.model.evidence import ServiceIdentity


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was seen.

    Attributes:
        auth_url: Where tokens come from.
        region: Empty when the cloud names none.
        interface: Which endpoints are used, such as `public`.
        services: Canonical types in the catalogue.
        versions: Of the services that Assay tests, by canonical type.
        image: Id of an image to boot; empty for none.
        flavors: Ids of the flavors to boot with and to resize to, as many as there are.
        network: Name of a network to boot on as it is; empty for none.
        external: Id of a network from which floating IPs come; empty for none.
        extensions: Aliases of the network service's extensions.
        object_features: What the object store says that it can do.
        lacking: Why something was not found, in sentences.
    """

    auth_url: str
    region: str
    interface: str
    services: frozenset[str]
    versions: dict[str, ServiceIdentity] = field(default_factory=dict)
    image: str = ""
    flavors: tuple[str, ...] = ()
    network: str = ""
    external: str = ""
    extensions: tuple[str, ...] = ()
    object_features: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


def look(line: Line, choices: Choices) -> Seen:
    """Look at a cloud as `assay run` does.

    Args:
        line: An open line, with an ordinary tenant's rights.
        choices: Image, flavor and network that a person named.

    Raises:
        Problem: the cloud does not answer.
    """
    cloud = Cloud(line, "00000000", choices)
    identity = discover.identify(line)
    with scope("discovery"):
        image, sizes, lacking = _boot(cloud)
        network, external, extensions = (
            _network(cloud, choices) if "network" in line.catalogue else ("", "", ())
        )
        return Seen(
            auth_url=line.auth_url,
            region=line.region,
            interface=line.interface,
            services=frozenset(line.catalogue),
            versions={one.type: one for one in identity.services},
            image=image,
            flavors=sizes,
            network=network,
            external=external,
            extensions=extensions,
            object_features=_object_features(cloud) if "object-store" in line.catalogue else (),
            lacking=lacking,
        )


def _boot(cloud: Cloud) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Image, flavors, and why one of them was not found: chosen as the checks choose them."""
    try:
        image = images.image.function(cloud)
    except Blocked as failure:
        return "", (), (str(failure),)
    try:
        flavor = flavors.flavor.function(cloud, image)
    except Blocked as failure:
        return str(image.id), (), (str(failure),)
    try:
        larger = flavors.larger_flavor.function(cloud, image, flavor)
    except Blocked as failure:
        return str(image.id), (str(flavor.id),), (str(failure),)
    return str(image.id), (str(flavor.id), str(larger.id)), ()


def _network(cloud: Cloud, choices: Choices) -> tuple[str, str, tuple[str, ...]]:
    networks = [one for one in cloud.network.networks() if one.subnet_ids]
    wish = choices.network
    own = [one for one in networks if not one.is_router_external and wish in ("", one.id, one.name)]
    # One of the tenant's before one that is shared: fewer strangers are on it.
    own.sort(key=lambda one: (bool(one.is_shared), str(one.name)))
    external = [one for one in networks if one.is_router_external]
    aliases = sorted(str(one.alias) for one in cloud.network.extensions())
    return str(own[0].name) if own else "", str(external[0].id) if external else "", tuple(aliases)


def _object_features(cloud: Cloud) -> tuple[str, ...]:
    listed = object_store.object_features.function(cloud).listed or {}
    return tuple(sorted(str(name) for name in listed))
