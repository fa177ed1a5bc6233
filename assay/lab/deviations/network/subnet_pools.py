"""Deviations of subnet pools."""

from assay.lab.deviations.conditions import body_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.network.helpers import swallow_first
from assay.lab.deviations.requests import drop_from_request
from assay.lab.deviations.responses import replace, status

DEVIATIONS = (
    Deviation(
        name="subnet-pool-default-length-lost",
        breaks="network.subnet-pool.create",
        sentence="A new subnet pool does not get the default prefix length asked for.",
        service="network",
        methods=("POST",),
        path=r"/subnetpools",
        action=drop_from_request("subnetpool", "default_prefixlen"),
    ),
    Deviation(
        name="subnet-pool-not-grown",
        breaks="network.subnet-pool.update",
        sentence="Giving a subnet pool more prefixes is accepted and does nothing.",
        service="network",
        methods=("PUT",),
        path=r"/subnetpools/[^/]+",
        when=body_has("subnetpool", "name"),
        action=drop_from_request("subnetpool", "prefixes"),
    ),
    Deviation(
        name="subnet-pool-shrunk",
        breaks="network.subnet-pool.update",
        sentence="Taking a prefix away from a subnet pool is answered with success.",
        service="network",
        methods=("PUT",),
        path=r"/subnetpools/[^/]+",
        action=status(200, of=400),
    ),
    Deviation(
        name="subnet-pool-deletion-swallowed",
        breaks="network.subnet-pool.delete",
        sentence="Deleting a subnet pool is answered with success, and the pool stays.",
        service="network",
        methods=("DELETE",),
        path=r"/subnetpools/[^/]+",
        action=swallow_first(),
    ),
    Deviation(
        name="subnet-pool-length-ignored",
        breaks="network.subnet-pool.allocate",
        sentence="A subnet out of a pool gets the pool's default length, whichever was asked for.",
        service="network",
        methods=("POST",),
        path=r"/subnets",
        when=body_has("subnet", "prefixlen"),
        action=drop_from_request("subnet", "prefixlen"),
    ),
    Deviation(
        name="subnet-pool-gives-the-same-prefix",
        breaks="network.subnet-pool.allocate",
        sentence="Two subnets out of a pool have prefixes that overlap.",
        service="network",
        methods=("POST",),
        path=r"/subnets",
        when=body_has("subnet", "prefixlen"),
        action=replace("subnet", "cidr", by=lambda cidr: f"10.120.0.0/{cidr.partition('/')[2]}"),
    ),
)
