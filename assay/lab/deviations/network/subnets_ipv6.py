"""Deviations of IPv6 subnets and of the addresses that they give."""

from typing import Any

from assay.lab.deviations.deviation import Deviation
from assay.lab.deviations.exchange import Request
from assay.lab.deviations.network.helpers import body_where
from assay.lab.deviations.responses import edit_json, status


def _readdress(prefix: str, ending: str) -> Any:
    """Ports have other addresses of the subnets whose prefixes begin like this."""

    def edit(body: dict[str, Any], request: Request) -> None:
        for fixed in body.get("port", {}).get("fixed_ips", []):
            head, _, _ = fixed["ip_address"].rpartition("::")
            if fixed["ip_address"].startswith(prefix):
                fixed["ip_address"] = f"{head or prefix}::{ending}"

    return edit_json(edit)


def _asks_for(first: str, count: int) -> Any:
    """A port is asked for with so many addresses, of which this is the first."""
    return body_where(
        lambda body: (
            body["port"]["fixed_ips"][0]["ip_address"] == first and len(body["port"]["fixed_ips"]) == count
        )
    )


def _eui64_of_another(body: dict[str, Any], request: Request) -> None:
    for fixed in body.get("port", {}).get("fixed_ips", []):
        if fixed["ip_address"].startswith("2001:db8:118:"):
            fixed["ip_address"] = fixed["ip_address"].rpartition(":")[0] + ":1"


def _no_dual_stack(body: dict[str, Any], request: Request) -> None:
    port = body.get("port", {})
    if any(fixed["ip_address"].startswith("2001:db8:121:") for fixed in port.get("fixed_ips", [])):
        port["fixed_ips"] = []


DEVIATIONS = (
    Deviation(
        name="subnet-ipv6-address-of-another-mac",
        breaks="network.subnet.ipv6-eui64",
        sentence="The addresses of a port in subnets with SLAAC are not made of its MAC address.",
        service="network",
        methods=("POST",),
        path=r"/ports",
        action=edit_json(_eui64_of_another),
    ),
    Deviation(
        name="subnet-ipv6-address-outside-the-pool",
        breaks="network.subnet.ipv6-stateful",
        sentence="A port gets of an IPv6 subnet an address that is not of its pools.",
        service="network",
        methods=("POST",),
        path=r"/ports",
        when=body_where(lambda body: "ip_address" not in body["port"]["fixed_ips"][0]),
        action=_readdress("2001:db8:119:", "2"),
    ),
    Deviation(
        name="subnet-ipv6-address-not-the-one-asked-for",
        breaks="network.subnet.ipv6-stateful",
        sentence="A port gets other IPv6 addresses than those asked for.",
        service="network",
        methods=("POST",),
        path=r"/ports",
        when=_asks_for("2001:db8:119:1::abc", 3),
        action=_readdress("2001:db8:119:", "abd"),
    ),
    Deviation(
        name="subnet-ipv6-address-given-twice",
        breaks="network.subnet.ipv6-stateful",
        sentence="A port that asks for an IPv6 address of another is answered with success.",
        service="network",
        methods=("POST",),
        path=r"/ports",
        when=_asks_for("2001:db8:119:1::abc", 1),
        action=status(201, of=409),
    ),
    Deviation(
        name="subnet-ipv6-address-outside-the-subnet",
        breaks="network.subnet.ipv6-stateful",
        sentence="A port that asks for an IPv6 address outside its subnet is answered with success.",
        service="network",
        methods=("POST",),
        path=r"/ports",
        when=_asks_for("2001:db8:119:f::1", 1),
        action=status(201, of=400),
    ),
    Deviation(
        name="subnet-ipv6-modes-unchecked",
        breaks="network.subnet.ipv6-modes",
        sentence="An IPv6 subnet whose modes contradict each other is answered with success.",
        service="network",
        methods=("POST",),
        path=r"/subnets",
        when=body_where(lambda body: body["subnet"]["cidr"] == "2001:db8:120::/64"),
        action=status(201, of=400),
    ),
    Deviation(
        name="subnet-dual-stack-without-addresses",
        breaks="network.subnet.dual-stack",
        sentence="A port on a network with IPv4 and IPv6 gets no address unless asked for.",
        service="network",
        methods=("POST",),
        path=r"/ports",
        action=edit_json(_no_dual_stack),
    ),
    Deviation(
        name="router-ipv6-interface-beside-the-gateway",
        breaks="network.router.interface-ipv6",
        sentence="The interface of a router to an IPv6 subnet has another address than the gateway.",
        service="network",
        methods=("GET",),
        path=r"/ports/[^/]+",
        action=_readdress("2001:db8:122:", "99"),
    ),
)
