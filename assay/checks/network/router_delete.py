"""Deleting a router."""

from openstack.network.v2.router import Router

from assay.kit import Cloud, Expect, check


@check(
    "network.router.delete",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#delete-router",
    extension="router",
)
def deleted_router_is_gone(cloud: Cloud, expect: Expect, own_router: Router) -> None:
    """A router without interfaces can be deleted and is gone then."""
    network = cloud.rest("network")
    path = f"/routers/{own_router.id}"
    expect.status("the router can be deleted", network.delete(path, refusable=True), 204)
    expect.status("the router is gone", network.get(path, refusable=True), 404)
