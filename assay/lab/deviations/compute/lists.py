"""Deviations of the lists of servers."""

from assay.lab.deviations.conditions import query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.requests import forget_query
from assay.lab.deviations.responses import drop_key, keep_items, replace


def _by_name_alone(request: Request) -> bool:
    return set(request.query) == {"name"}


def _page_of_named(request: Request) -> bool:
    return "name" in request.query and request.query.get("limit") == "1"


def _absurd_limit(request: Request) -> bool:
    return "limit" in request.query and not request.query["limit"].isdigit()


def _moment(request: Request) -> bool:
    return "T" in request.query.get("changes-since", "")


def _no_moment(request: Request) -> bool:
    return "/" in request.query.get("changes-since", "")


def _ignored(parameter: str, what: str) -> Deviation:
    """A cloud that ignores one parameter of the query for servers."""
    return Deviation(
        name=f"server-filter-{what}-ignored",
        breaks=f"compute.server.filter-{what}",
        sentence=f"Servers are not filtered by their {what}.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=query_has(parameter),
        action=forget_query(parameter),
    )


DEVIATIONS = (
    Deviation(
        name="server-missing-in-detail",
        breaks="compute.server.list",
        sentence="The detailed list of servers in order of their age is empty.",
        service="compute",
        methods=("GET",),
        path=r"/servers/detail",
        when=query_has("sort_key", "created_at"),
        action=keep_items("servers", where=lambda server, request: False),
    ),
    Deviation(
        name="server-list-status-stale",
        breaks="compute.server.list",
        sentence="The detailed list shows servers as still being built.",
        service="compute",
        methods=("GET",),
        path=r"/servers/detail",
        when=query_has("sort_key", "created_at"),
        action=replace("servers", "*", "status", by="BUILD"),
    ),
    Deviation(
        name="server-filter-name-ignored",
        breaks="compute.server.filter-name",
        sentence="Servers are not filtered by their name in the detailed list.",
        service="compute",
        methods=("GET",),
        path=r"/servers/detail",
        when=_by_name_alone,
        action=forget_query("name"),
    ),
    _ignored("flavor", "flavor"),
    _ignored("image", "image"),
    _ignored("ip", "address"),
    Deviation(
        name="server-limit-ignored",
        breaks="compute.server.page",
        sentence="A page of servers of some name is as long as the whole list.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=_page_of_named,
        action=forget_query("limit"),
    ),
    Deviation(
        name="server-marker-ignored",
        breaks="compute.server.page",
        sentence="Every page of servers of some name begins with the first.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=_page_of_named,
        action=forget_query("marker"),
    ),
    Deviation(
        name="server-page-leads-nowhere",
        breaks="compute.server.page",
        sentence="A page of servers of some name does not lead to the next.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=_page_of_named,
        action=drop_key("servers_links"),
    ),
    Deviation(
        name="server-limit-absurd-ignored",
        breaks="compute.server.page-invalid",
        sentence="A limit that is none is ignored.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=_absurd_limit,
        action=forget_query("limit"),
    ),
    Deviation(
        name="server-changes-since-ignored",
        breaks="compute.server.changes-since",
        sentence="Servers are listed whenever they changed.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=_moment,
        action=forget_query("changes-since"),
    ),
    Deviation(
        name="server-changes-since-never",
        breaks="compute.server.changes-since",
        sentence="A time of change that is none is ignored.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=_no_moment,
        action=forget_query("changes-since"),
    ),
)
