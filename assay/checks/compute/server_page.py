"""Paging through servers."""

from openstack.compute.v2.server import Server

from assay.kit import Cloud, Expect, check
from assay.kit.resources.servers import DescribedServer


@check(
    "compute.server.page",
    proves="compute-servers-list",
    spec="https://docs.openstack.org/api-ref/compute/#list-servers",
)
def servers_are_listed_page_by_page(
    cloud: Cloud, expect: Expect, server: Server, described_server: DescribedServer
) -> None:
    """A page of servers has as many as its limit allows, leads to the next, and none is lost between them."""
    compute = cloud.rest("compute")
    both = {"name": f"^({server.name}|{described_server.name})$"}
    first = compute.get("/servers", params=both | {"limit": 1})
    ids = [str(one["id"]) for one in first["servers"]]
    if not expect("a page has no more servers than its limit", len(ids), equals=1):
        return
    links = [link["rel"] for link in first.body.get("servers_links", [])]
    expect("the page leads to the next", links, contains="next")
    second = compute.get("/servers", params=both | {"limit": 1, "marker": ids[0]})
    ids += [str(one["id"]) for one in second["servers"]]
    expect("the pages together have every server once", ids, same_items=[server.id, described_server.id])
    ample = compute.get("/servers", params=both | {"limit": 100})
    expect("a limit greater than there are servers shows all", len(ample["servers"]), equals=2)
    detailed = compute.get("/servers/detail", params=both | {"limit": 1})
    expect("a detailed page has no more than its limit", len(detailed["servers"]), equals=1)
