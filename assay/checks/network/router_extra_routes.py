"""Static routes of a router."""

from assay.kit import Cloud, Expect, check
from assay.kit.resources.routing import RoutedSubnet

ROUTES = [
    {"destination": "198.51.100.0/24", "nexthop": "10.118.0.211"},
    {"destination": "192.0.2.0/25", "nexthop": "10.118.0.212"},
]


@check(
    "network.router.extra-routes",
    proves="networks-l3-CRUD",
    spec="https://docs.openstack.org/api-ref/network/v2/#update-router",
    extension="extraroute",
)
def routes_can_be_set_and_unset(cloud: Cloud, expect: Expect, lent_routed_subnet: RoutedSubnet) -> None:
    """A router has the static routes that were last given to it: two, then one of them, then none."""
    network = cloud.rest("network")
    path = f"/routers/{lent_routed_subnet.router}"
    for routes in (ROUTES, ROUTES[:1], []):
        network.put(path, json={"router": {"routes": routes}})
        shown = network.get(path)
        expect(f"it has {len(routes)} routes", shown["router.routes"], same_items=routes)
