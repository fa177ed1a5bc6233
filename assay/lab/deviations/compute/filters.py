"""Deviations of what lists of servers are asked for."""

from typing import Any

from assay.lab.deviations.conditions import Condition, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.requests import forget_query
from assay.lab.deviations.responses import edit_json, replace, status

_NOWHERE = "00c0ffee-"
_DETAILED = {"/servers": "brief", "/servers/detail": "detailed"}


def _asks(parameter: str, *, existing: bool) -> Condition:
    """Whether servers are asked for that have something which there is, or something which there is not."""

    def holds(request: Request) -> bool:
        value = request.query.get(parameter)
        absent = value == "SHUTOFF" or str(value).startswith(_NOWHERE)
        return value is not None and value != "sleepwalking" and absent is not existing

    return holds


def _deaf(parameter: str, path: str) -> Deviation:
    """A cloud that finds nothing by one parameter of the query for servers."""
    return Deviation(
        name=f"server-filter-{parameter}-finds-nothing-{_DETAILED[path]}",
        breaks=f"compute.server.filter-{parameter}",
        sentence=f"The {_DETAILED[path]} list of servers of some {parameter} is empty.",
        service="compute",
        methods=("GET",),
        path=path,
        when=_asks(parameter, existing=True),
        action=replace("servers", by=[]),
    )


def _ignored(parameter: str, path: str) -> Deviation:
    """A cloud that ignores one parameter of the query for servers."""
    return Deviation(
        name=f"server-filter-{parameter}-ignored-{_DETAILED[path]}",
        breaks=f"compute.server.filter-{parameter}",
        sentence=f"Servers are not filtered by their {parameter} in the {_DETAILED[path]} list.",
        service="compute",
        methods=("GET",),
        path=path,
        when=_asks(parameter, existing=False),
        action=forget_query(parameter),
    )


def _named(word: str) -> Condition:
    return lambda request: word in request.query.get("name", "")


def _find_whole_addresses_alone(body: Any, request: Request) -> None:
    """An address that begins one asked for before finds nothing."""
    asked: set[str] = request.memory.setdefault("asked", set())
    address = request.query.get("ip") or request.query.get("ip6") or ""
    if any(other.startswith(address) and other != address for other in asked):
        body["servers"] = []
    asked.add(address)


def _by_address(request: Request) -> bool:
    return "ip" in request.query or "ip6" in request.query


def _in_use(request: Request) -> bool:
    return "ip" in request.query and request.query["ip"] != "198.51.100.254"


DEVIATIONS = (
    *(_deaf(parameter, path) for parameter in ("flavor", "image", "status") for path in _DETAILED),
    *(_ignored(parameter, "/servers/detail") for parameter in ("flavor", "image", "status")),
    _ignored("status", "/servers"),
    Deviation(
        name="server-filter-address-finds-nothing",
        breaks="compute.server.filter-address",
        sentence="No address finds a server.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=_in_use,
        action=replace("servers", by=[]),
    ),
    Deviation(
        name="server-filter-address-whole",
        breaks="compute.server.filter-address",
        sentence="The beginning of an address finds no server.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=_by_address,
        action=edit_json(_find_whole_addresses_alone),
    ),
    Deviation(
        name="server-filter-name-no-patterns",
        breaks="compute.server.filter-name",
        sentence="A pattern of names finds no server in the detailed list.",
        service="compute",
        methods=("GET",),
        path=r"/servers/detail",
        when=_named("(described|server)-"),
        action=replace("servers", by=[]),
    ),
    Deviation(
        name="server-filter-name-ignored-brief",
        breaks="compute.server.filter-name",
        sentence="Servers are not filtered by a pattern of names in the brief list.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=_named("(described|nobody)-"),
        action=forget_query("name"),
    ),
    Deviation(
        name="server-filter-status-unknown-ignored",
        breaks="compute.server.filter-status-unknown",
        sentence="A status that does not exist is ignored.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=query_has("status", "sleepwalking"),
        action=forget_query("status"),
    ),
    Deviation(
        name="server-filter-status-unknown-accepted",
        breaks="compute.server.filter-status-unknown",
        sentence="A status that does not exist is never refused.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=query_has("status", "sleepwalking"),
        action=status(200, of=400),
    ),
    Deviation(
        name="server-changes-since-finds-nothing",
        breaks="compute.server.changes-since",
        sentence="No server has changed since any time.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=query_has("changes-since"),
        action=replace("servers", by=[]),
    ),
    Deviation(
        name="server-missing-in-brief",
        breaks="compute.server.list",
        sentence="The brief list of servers in order of their age is empty.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=query_has("sort_key", "created_at"),
        action=replace("servers", by=[]),
    ),
    Deviation(
        name="server-limit-ample-cuts",
        breaks="compute.server.page",
        sentence="A limit greater than there are servers shows none of them.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=query_has("limit", "100"),
        action=replace("servers", by=[]),
    ),
    Deviation(
        name="server-limit-ignored-in-detail",
        breaks="compute.server.page",
        sentence="A detailed page of servers is as long as the whole list.",
        service="compute",
        methods=("GET",),
        path=r"/servers/detail",
        when=query_has("limit", "1"),
        action=forget_query("limit"),
    ),
    Deviation(
        name="server-marker-unknown-ignored",
        breaks="compute.server.page-invalid",
        sentence="A marker that is no server is ignored.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=lambda request: request.query.get("marker", "").startswith(_NOWHERE),
        action=forget_query("marker"),
    ),
    Deviation(
        name="server-sort-upwards-ignored",
        breaks="compute.server.sort",
        sentence="Servers are listed downwards, whatever is asked for.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=query_has("sort_key", "display_name"),
        action=edit_json(
            lambda body, request: body["servers"].sort(key=lambda one: one["name"], reverse=True)
        ),
    ),
    Deviation(
        name="server-sort-downwards-ignored",
        breaks="compute.server.sort",
        sentence="Servers are listed upwards, whatever is asked for.",
        service="compute",
        methods=("GET",),
        path=r"/servers",
        when=query_has("sort_key", "display_name"),
        action=edit_json(lambda body, request: body["servers"].sort(key=lambda one: one["name"])),
    ),
)
