"""What was built in that makes the lab's four clouds differ, written down by hand from their shapes.

Each entry is one thing that an operator decided, with what each cloud is like, and what `assay compare` has
to say of it: for which moves, how grave, and under which name. A cloud that an entry does not name is one of
which the runs that are compared do not tell: without guests, nobody knows what a guest would have got.

Not here, since no tenant can see it: who may ask for a server's diagnostics (the policies all come to the
default), names and passwords of tenants (clouds.yaml has them), and which name servers the operator tells
guests of tenants that name their own.
"""

from fnmatch import fnmatchcase

from assay.model.comparison import Difference, Effect, Move
from tests.compare.rules import ADAPT, BREAKS, NOTICE, BuiltIn, differs, gains, lacks, less, lost

FLOATING = {"alpha": True, "bravo": False, "north": True, "south": False}
"""Tenants have networks, routers and floating IPs; or all servers are on one network of the operator's."""
GUESTS = {"north": True, "south": False}
"""The same, of the clouds on which guests can be looked into."""
OF_NEWER_NETWORK_SERVICE = {
    "aap-reject-multicast",
    "agent_sort_key",
    "floating-ip-router-writable",
    "network-ip-availability-details",
    "qinq",
    "security-groups-default-statefulness",
    "vlan-transparent",
}
"""Extensions that the network service of 2026.2 has and the one of 2025.1 has not."""

OF_ANY_ROUTER = {"dvr", "network_ha", "router-admin-state-down-before-update"}
"""Extensions of a network service whose routers may be anybody's, and which OVN's has not."""
NOT_OF_OVN = {"aap-reject-multicast", "agent_sort_key"}
"""Newer ones that OVN's has not either."""
OF_OVN = {
    "enable-default-route-bfd",
    "external-gateway-multihoming",
    "l3-agent-scheduler-ha-chassis-priority",
}
"""Extensions that only OVN's routers have; without routers of one's own they are not offered."""

BUILT_IN = (
    BuiltIn(
        name="object storage",
        found_as="object-store",
        clouds={"alpha": True, "bravo": False, "north": False, "south": False},
        rule=lost(BREAKS),
    ),
    BuiltIn(
        name="address model",
        found_as="network.address-model",
        clouds={"alpha": "floating", "bravo": "direct", "north": "floating", "south": "direct"},
        rule=differs(BREAKS),
    ),
    BuiltIn(name="routers and floating IPs", found_as="networks-l3-*", clouds=FLOATING, rule=lost(BREAKS)),
    BuiltIn(name="networks of one's own", found_as="networks-l2-*", clouds=FLOATING, rule=lost(BREAKS)),
    BuiltIn(
        name="subnets from a pool",
        found_as="networks-subnet-pools-*",
        # Anybody may make a pool; on bravo it is seen, too, that no subnet gets anything from one.
        clouds={"alpha": True, "bravo": False, "north": True, "south": True},
        rule=lost(ADAPT),
    ),
    BuiltIn(
        name="networks of one's own, kept apart",
        found_as="networks-isolation",
        clouds={"alpha": True, "bravo": False},
        rule=lost(NOTICE),
    ),
    BuiltIn(
        name="what can be said of networks of one's own",
        found_as="networks-*",
        clouds={"alpha": True, "bravo": False},
        rule=lost(ADAPT),
    ),
    BuiltIn(
        name="a tenant's first network is made by itself",
        found_as="network.made-by-itself",
        clouds=FLOATING,
        rule=lost(ADAPT),
    ),
    BuiltIn(
        name="names of the operator's networks",
        found_as="network.offered",
        clouds={"alpha": {"public"}, "bravo": {"lan"}, "north": {"public"}, "south": {"lan"}},
        rule=lacks(ADAPT),
    ),
    BuiltIn(
        name="addresses of the operator's networks",
        found_as="network.offered.addresses",
        clouds={
            "alpha": "203.0.113.0/24",
            "bravo": "10.77.0.0/16",
            "north": "198.18.16.0/24",
            "south": "198.18.32.0/24",
        },
        rule=differs(NOTICE),
    ),
    BuiltIn(
        name="largest packet",
        found_as="network.mtu",
        clouds={"alpha": 1442, "bravo": 1500, "north": 1442, "south": 1400},
        rule=less(ADAPT, more=NOTICE),
    ),
    BuiltIn(
        name="domain of host names",
        found_as="network.dns-domain",
        clouds={
            "alpha": "lab.example",
            "bravo": "lab.example",
            "north": "north.example",
            "south": "dc-south.example",
        },
        rule=differs(NOTICE),
    ),
    BuiltIn(
        name="config drive forced",
        found_as="compute.server.config-drive",
        clouds={"alpha": False, "bravo": True, "north": False, "south": True},
        rule=lambda old, new: NOTICE if new else ADAPT,
    ),
    BuiltIn(
        name="region",
        found_as="cloud.region",
        clouds={"alpha": "RegionOne", "bravo": "dc-west", "north": "north", "south": "dc-south"},
        rule=differs(ADAPT),
    ),
    BuiltIn(
        name="domain of the tenants",
        found_as="identity.domain",
        clouds={"alpha": "Default", "bravo": "corp", "north": "Default", "south": "corp"},
        rule=differs(ADAPT),
    ),
    BuiltIn(
        name="names of flavors",
        found_as="compute.flavors.names",
        clouds={
            "alpha": {"m1.tiny", "m1.small", "m1.medium", "m1.large"},
            "bravo": {"c1r2", "c2r4", "c4r8"},
            "north": {"n1.nano", "n1.micro", "n1.extra", "n1.small"},
            "south": {"c1r1", "c1r2", "c1r1-diskless", "c1r6"},
        },
        rule=lacks(ADAPT),
    ),
    BuiltIn(
        name="sizes of flavors",
        found_as="compute.flavors.vcpus-ram-disk",
        clouds={
            "alpha": {"1-512-1", "1-2048-20", "2-4096-40", "4-8192-80"},
            "bravo": {"1-2048-10", "2-4096-10", "4-8192-40"},
            "north": {"1-128-1", "1-192-2", "1-768-4"},
            "south": {"1-160-2", "1-256-3", "1-160-0", "1-768-4"},
        },
        rule=lacks(ADAPT),
    ),
    BuiltIn(
        name="flavors without a disk, and with a second disk and swap",
        found_as="compute.flavors.disks",
        clouds={
            "alpha": {"root"},
            "bravo": {"root"},
            "north": {"root", "ephemeral", "swap"},
            "south": {"root", "none"},
        },
        rule=lacks(ADAPT),
    ),
    BuiltIn(
        name="name of the public image",
        found_as="image.public",
        clouds={
            "alpha": {"cirros-simulated"},
            "bravo": {"tiny-simulated"},
            "north": {"tiny"},
            "south": {"tiny"},
        },
        rule=lacks(ADAPT),
    ),
    BuiltIn(
        name="hardware that the public image asks for, its disks on SCSI among it",
        found_as="image.public.hardware",
        clouds={
            "alpha": set(),
            "bravo": set(),
            "north": {"rng", "cdrom", "scsi"},
            "south": {"rng", "cdrom", "scsi", "disk"},
        },
        rule=gains(ADAPT, otherwise=NOTICE),
    ),
    BuiltIn(
        name="release of the compute service",
        found_as="compute.microversion.maximum",
        clouds={"alpha": 2.104, "bravo": 2.100, "north": 2.104, "south": 2.104},
        rule=less(ADAPT, more=NOTICE),
    ),
    BuiltIn(
        name="release and back end of the network service",
        found_as="network.extensions",
        clouds={
            "alpha": OF_NEWER_NETWORK_SERVICE | OF_ANY_ROUTER,
            "bravo": OF_ANY_ROUTER,
            "north": OF_NEWER_NETWORK_SERVICE - NOT_OF_OVN | OF_OVN,
            "south": OF_NEWER_NETWORK_SERVICE - NOT_OF_OVN | OF_OVN,
        },
        rule=lacks(NOTICE),
    ),
    BuiltIn(name="metadata service", found_as="guest-metadata-service", clouds=GUESTS, rule=lost(ADAPT)),
    BuiltIn(
        name="where guests learn who they are",
        found_as="guest.metadata-source",
        clouds=GUESTS,
        rule=lambda old, new: ADAPT if old else NOTICE,
    ),
    BuiltIn(
        name="floating IPs that lead to guests",
        found_as="guest-floating-ips",
        clouds=GUESTS,
        rule=lost(BREAKS),
    ),
    BuiltIn(
        name="name servers and routes by the subnet",
        found_as="guest-subnet-options",
        clouds=GUESTS,
        rule=lost(ADAPT),
    ),
    BuiltIn(name="IPv6 by the subnet", found_as="guest-addresses-ipv6", clouds=GUESTS, rule=lost(ADAPT)),
    BuiltIn(
        name="addresses that a port allows besides its own",
        found_as="guest-address-pairs",
        clouds=GUESTS,
        rule=lost(BREAKS),
    ),
    BuiltIn(
        name="second disk and swap in a guest", found_as="guest-disks-extra", clouds=GUESTS, rule=lost(ADAPT)
    ),
    BuiltIn(
        name="guests are on a network of their tenant's",
        found_as="guest.site",
        clouds=GUESTS,
        rule=lost(NOTICE),
    ),
    BuiltIn(
        name="largest packet of a guest",
        found_as="guest.mtu",
        clouds={"north": 1442, "south": 1400},
        rule=less(ADAPT, more=NOTICE),
    ),
    BuiltIn(
        name="smallest flavor for a guest",
        found_as="guest.flavor",
        clouds={"north": "n1.nano", "south": "c1r1"},
        rule=differs(ADAPT),
    ),
    BuiltIn(
        name="what the operator tells guests",
        found_as="guest.vendor-data",
        clouds={"north": "north.example", "south": "dc-south.example"},
        rule=differs(NOTICE),
    ),
)
"""Every difference, the more special pattern before the more general."""


def expected(here: str, there: str) -> list[tuple[str, Effect]]:
    """What is to be found for a move, by name, each with how grave it is.

    Args:
        here: The cloud that is left.
        there: The cloud that is moved to.
    """
    effects = ((one.name, one.effect(here, there)) for one in BUILT_IN)
    return sorted((name, effect) for name, effect in effects if effect)


def found(move: Move) -> list[tuple[str, Effect]]:
    """What a comparison found, by the name of what was built in; by its subject what nobody built in.

    Args:
        move: As it was compared.
    """
    return sorted((_name(one), one.effect) for one in move.differences)


def _name(difference: Difference) -> str:
    known = (one.name for one in BUILT_IN if fnmatchcase(difference.subject, one.found_as))
    return next(known, difference.subject)
