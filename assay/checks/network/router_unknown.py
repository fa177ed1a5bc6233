"""Routers that do not exist."""

from assay.kit import Cloud, Expect, check

UNKNOWN = "6f1d0a52-0b5c-4a8e-9d8e-3a7f5c2b9e10"


@check(
    "network.router.unknown",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#show-router-details",
    extension="router",
)
def unknown_router_is_not_found(cloud: Cloud, expect: Expect) -> None:
    """A router that does not exist can be neither shown nor changed nor deleted: it is not found."""
    network = cloud.rest("network")
    path = f"/routers/{UNKNOWN}"
    expect.status("it cannot be shown", network.get(path, refusable=True), 404)
    changed = network.put(path, json={"router": {"name": cloud.name("router")}}, refusable=True)
    expect.status("it cannot be changed", changed, 404)
    expect.status("it cannot be deleted", network.delete(path, refusable=True), 404)
