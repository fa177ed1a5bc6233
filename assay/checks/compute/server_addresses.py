"""Showing the addresses of a server."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, Facts, check


@check(
    "compute.server.addresses",
    proves="compute-servers-get",
    spec="https://docs.openstack.org/api-ref/compute/#list-ips",
)
def addresses_are_shown_alike(cloud: Cloud, expect: Expect, fact: Facts, server: Server) -> None:
    """A server's addresses are the same by themselves and in what is shown of the server."""
    compute = cloud.rest("compute")
    shown = compute.get(f"/servers/{server.id}")["server.addresses"]
    alone = compute.get(f"/servers/{server.id}/ips")["addresses"]
    expect("both name the same addresses", _flat(alone), same_items=_flat(shown))
    kinds = {
        f"{one.get('OS-EXT-IPS:type', 'unknown')} IPv{one['version']}"
        for listed in shown.values()
        for one in listed
    }
    fact("compute.server.addresses", tuple(sorted(kinds)))


def _flat(addresses: dict[str, list[dict[str, object]]]) -> list[tuple[str, object, object]]:
    """Network, address and IP version of each."""
    return [(network, one["addr"], one["version"]) for network, all in addresses.items() for one in all]
