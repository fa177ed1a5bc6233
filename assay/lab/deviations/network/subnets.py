"""Deviations of subnets."""

from typing import Any

from assay.lab.deviations.conditions import body_has, query_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.network.helpers import body_where, both, show_deleted, shown
from assay.lab.deviations.requests import drop_from_request, edit_request_json, forget_query
from assay.lab.deviations.responses import edit_json, replace, status

_SUBNET = r"/subnets/[^/]+"


def _offer_the_gateway(body: dict[str, Any], request: Request) -> None:
    subnet = body["subnet"]
    if subnet.get("cidr") == "10.119.0.0/28":
        subnet["allocation_pools"] = [{"start": subnet["gateway_ip"], "end": "10.119.0.14"}]


def _move_away(body: dict[str, Any], request: Request) -> None:
    body["subnet"]["cidr"] = "10.118.200.0/25"


DEVIATIONS = (
    Deviation(
        name="subnet-pool-includes-the-gateway",
        breaks="network.subnet.defaults",
        sentence="A subnet offers the address of its gateway for allocation.",
        service="network",
        methods=("GET",),
        path=r"/subnets/[^/]+",
        action=edit_json(_offer_the_gateway),
    ),
    Deviation(
        name="subnet-name-servers-lost",
        breaks="network.subnet.create",
        sentence="A new subnet does not get the name servers that were asked for.",
        service="network",
        methods=("POST",),
        path=r"/subnets",
        when=body_has("subnet", "dns_nameservers"),
        action=drop_from_request("subnet", "dns_nameservers"),
    ),
    Deviation(
        name="subnet-dhcp-always-on",
        breaks="network.subnet.create",
        sentence="A new subnet has DHCP, though it was asked to have none.",
        service="network",
        methods=("POST",),
        path=r"/subnets",
        when=body_where(lambda body: body["subnet"]["enable_dhcp"] is False),
        action=drop_from_request("subnet", "enable_dhcp"),
    ),
    Deviation(
        name="subnet-always-with-gateway",
        breaks="network.subnet.without-gateway",
        sentence="A subnet asked to have no gateway gets one all the same.",
        service="network",
        methods=("POST",),
        path=r"/subnets",
        when=body_where(lambda body: body["subnet"]["gateway_ip"] is None),
        action=drop_from_request("subnet", "gateway_ip"),
    ),
    Deviation(
        name="subnet-routes-not-changed",
        breaks="network.subnet.update",
        sentence="Changing the host routes of a subnet is accepted and does nothing.",
        service="network",
        methods=("PUT",),
        path=r"/subnets/[^/]+",
        action=drop_from_request("subnet", "host_routes"),
    ),
    Deviation(
        name="subnet-name-servers-added",
        breaks="network.subnet.update",
        sentence="New name servers of a subnet are added to the old ones instead of taking their place.",
        service="network",
        methods=("PUT",),
        path=r"/subnets/[^/]+",
        when=body_has("subnet", "dns_nameservers"),
        action=edit_request_json(
            lambda body, request: body["subnet"]["dns_nameservers"].append("192.0.2.52")
        ),
    ),
    Deviation(
        name="subnet-overlap-moved-away",
        breaks="network.subnet.overlap",
        sentence="A subnet that overlaps with another is accepted with a CIDR that nobody asked for.",
        service="network",
        methods=("POST",),
        path=r"/subnets",
        when=body_where(lambda body: body["subnet"]["cidr"] == "10.118.0.128/25"),
        action=edit_request_json(_move_away),
    ),
    Deviation(
        name="subnet-shown-with-other-values",
        breaks="network.subnet.create",
        sentence="A new subnet is shown with other values than those asked for.",
        service="network",
        methods=("GET",),
        path=_SUBNET,
        action=shown(
            "subnet",
            lambda subnet: subnet["gateway_ip"] == "10.119.1.254",
            name="another",
            network_id="0" * 32,
            ip_version=6,
            cidr="10.119.1.0/25",
            gateway_ip=None,
            allocation_pools=[],
            host_routes=[],
            project_id="0" * 32,
        ),
    ),
    Deviation(
        name="subnet-not-counted-by-its-network",
        breaks="network.subnet.create",
        sentence="Networks do not tell which subnets they have.",
        service="network",
        methods=("GET",),
        path=r"/networks/[^/]+",
        action=replace("network", "subnets", by=[]),
    ),
    Deviation(
        name="subnet-shown-without-defaults",
        breaks="network.subnet.defaults",
        sentence="A subnet made with a CIDR alone is shown with values that nobody asked for.",
        service="network",
        methods=("GET",),
        path=_SUBNET,
        action=shown(
            "subnet",
            lambda subnet: subnet["cidr"] == "10.119.0.0/28",
            cidr="10.119.0.0/29",
            gateway_ip="192.0.2.1",
            enable_dhcp=False,
            dns_nameservers=["192.0.2.1"],
            host_routes=[{}],
        ),
    ),
    Deviation(
        name="subnet-changed-too-much",
        breaks="network.subnet.update",
        sentence="A changed subnet is shown with other values, and with some that nobody changed.",
        service="network",
        methods=("GET",),
        path=_SUBNET,
        action=shown(
            "subnet",
            lambda subnet: subnet["gateway_ip"] == "10.119.3.254",
            name="another",
            gateway_ip=None,
            cidr="10.119.3.0/25",
            allocation_pools=[],
        ),
    ),
    Deviation(
        name="subnet-dhcp-not-changed",
        breaks="network.subnet.update",
        sentence="Turning on the DHCP of a subnet is accepted and does nothing.",
        service="network",
        methods=("PUT",),
        path=_SUBNET,
        action=drop_from_request("subnet", "enable_dhcp"),
    ),
    Deviation(
        name="subnet-name-filter-ignored",
        breaks="network.subnet.list",
        sentence="A listing of subnets by name holds subnets of other names, too.",
        service="network",
        methods=("GET",),
        path=r"/subnets",
        when=both(query_has("name"), query_has("fields", "network_id")),
        action=forget_query("name"),
    ),
    Deviation(
        name="subnet-network-filter-ignored",
        breaks="network.subnet.list",
        sentence="A listing of the subnets of one network holds those of others, too.",
        service="network",
        methods=("GET",),
        path=r"/subnets",
        when=both(query_has("network_id"), query_has("fields", "network_id")),
        action=forget_query("network_id"),
    ),
    Deviation(
        name="subnet-shown-with-all-fields",
        breaks="network.subnet.fields",
        sentence="A subnet is shown with all fields, whichever were asked for.",
        service="network",
        methods=("GET",),
        path=_SUBNET,
        when=query_has("fields"),
        action=forget_query("fields"),
    ),
    Deviation(
        name="subnet-in-use-deleted",
        breaks="network.subnet.delete",
        sentence="Deleting a subnet that a port has an address of is answered with success.",
        service="network",
        methods=("DELETE",),
        path=_SUBNET,
        action=status(204, of=409),
    ),
    Deviation(
        name="subnet-deleted-otherwise",
        breaks="network.subnet.delete",
        sentence="Deleting a subnet is answered as if there were something to say of it.",
        service="network",
        methods=("DELETE",),
        path=_SUBNET,
        action=status(200, of=204),
    ),
    Deviation(
        name="subnet-shown-when-deleted",
        breaks="network.subnet.delete",
        sentence="A deleted subnet goes on being shown.",
        service="network",
        methods=("POST", "GET"),
        path=r"/subnets(/[^/]+)?",
        when=lambda request: (
            request.method == "GET"
            or body_where(lambda body: body["subnet"]["cidr"] == "10.119.7.0/24")(request)
        ),
        action=show_deleted("subnet"),
    ),
)
