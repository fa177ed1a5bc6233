"""Networks, subnets and ports that do not exist."""

from assay.kit import Cloud, Expect, check

UNKNOWN = "6f1d0a52-0b5c-4a8e-9d8e-3a7f5c2b9e14"


@check(
    "network.network.unknown",
    proves="networks-l2-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#show-network-details",
)
def unknown_thing_is_not_found(cloud: Cloud, expect: Expect) -> None:
    """Networks, subnets and ports that do not exist are not found, neither to be shown nor to be deleted."""
    network = cloud.rest("network")
    for what, path in (("network", "networks"), ("subnet", "subnets"), ("port", "ports")):
        unknown = f"/{path}/{UNKNOWN}"
        expect.status(f"the {what} cannot be shown", network.get(unknown, refusable=True), 404)
        expect.status(f"the {what} cannot be deleted", network.delete(unknown, refusable=True), 404)
