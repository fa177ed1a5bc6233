"""Deviations of subnets."""

from typing import Any

from assay.lab.deviations.conditions import body_has
from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.network.helpers import body_where
from assay.lab.deviations.requests import drop_from_request, edit_request_json
from assay.lab.deviations.responses import edit_json


def _offer_the_gateway(body: dict[str, Any], request: Request) -> None:
    subnet = body["subnet"]
    if subnet["cidr"] == "10.119.0.0/28":
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
)
