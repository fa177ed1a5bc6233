"""Sorted ports, page by page."""

from openstack.network.v2.network import Network

from assay.kit import Cloud, Expect, check


@check(
    "network.port.pages",
    proves="networks-list-pages",
    spec="https://docs.openstack.org/api-ref/network/v2/#pagination",
    extension="pagination",
)
def pages_of_ports_lead_on(cloud: Cloud, expect: Expect, lent_network: Network) -> None:
    """A sorted list of ports comes in pages, each of which but the last has a link to the next."""
    network = cloud.rest("network")
    names = [cloud.name(word) for word in ("page-a", "page-b", "page-c")]
    for name in names:
        network.post("/ports", json={"port": {"network_id": lent_network.id, "name": name}})
    common = {"name": names, "fields": ["id", "name"], "sort_key": "name"}
    first = network.get("/ports", params={**common, "sort_dir": "asc", "limit": 2})
    expect("the first page", _names(first["ports"]), equals=names[:2])
    links = [str(one.get("href")) for one in first["ports_links"] if one.get("rel") == "next"]
    expect("it has a link to the next", len(links), equals=1)
    for link in links[:1]:
        query = link.partition("?")[2]
        second = network.get(f"/ports?{query}")
        expect("the next page", _names(second["ports"]), equals=names[2:])
    down = network.get("/ports", params={**common, "sort_dir": "desc"})
    expect("the other way round", _names(down["ports"]), equals=names[::-1])


def _names(ports: list[dict[str, object]]) -> list[object]:
    return [port.get("name") for port in ports]
