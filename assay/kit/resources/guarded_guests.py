"""Three guests to watch security groups and addresses with: one listens, two call it in every way."""

from dataclasses import dataclass
from typing import Any

from openstack.compute.v2.flavor import Flavor
from openstack.image.v2.image import Image

from assay.kit.cloud import Cloud
from assay.kit.declare import resource
from assay.kit.guest import Guest, begin_guest, script
from assay.kit.resources.guests import Site

BARE, CUT, PAIRED, OPEN, LIVE = 7001, 7002, 7003, 7004, 7005
"""Ports of the listener: for one address, until its rule is removed, for a shared address, for all, and for a
connection that is open when its rule is removed."""
SSH = 22


@dataclass(frozen=True, kw_only=True)
class GuardedGuests:
    """They and what was asked for.

    Attributes:
        listener: Listens at four ports, and has a floating IP if there are such.
        caller: Whom the rule for one address is for; it also calls from an address that is not its own.
        neighbour: Whom it is not for; it also calls from an address that it may share.
        caller_address: Of the caller.
        neighbour_address: Of the neighbour.
        shared_address: That the neighbour may share; empty if the cloud does not let a tenant say so.
        removable_rule: Id of the rule for the port that is to be cut.
        live_rule: Id of the rule for the port to which the caller holds a connection open.
        floating: The listener's floating IP; empty if there are none.
    """

    listener: Guest
    caller: Guest
    neighbour: Guest
    caller_address: str
    neighbour_address: str
    shared_address: str
    removable_rule: str
    live_rule: str
    floating: str


@resource(
    "guarded_guests",
    shared=True,
    takes=60.0,
    uses={"instances": 3, "ports": 5, "security_groups": 2, "floatingips": 1},
)
def guarded_guests(cloud: Cloud, guest_image: Image, guest_flavor: Flavor, guest_site: Site) -> GuardedGuests:
    """A guest that listens and two that call it; every check has a port of the listener's to itself."""
    rest = cloud.rest("network")
    guarded = cloud.network.create_security_group(name=cloud.name("guarded"))
    callers = cloud.network.create_security_group(name=cloud.name("callers"))

    subnet = next(one["id"] for one in guest_site.subnets if one["ip_version"] == 4)

    def port(word: str, *groups: str, addresses: int = 1) -> dict[str, Any]:
        asked = {
            "name": cloud.name(word),
            "network_id": guest_site.network,
            "security_groups": list(groups),
            "fixed_ips": [{"subnet_id": subnet}] * addresses,
        }
        made: dict[str, Any] = rest.post("/ports", json={"port": asked})["port"]
        return made

    def rule(number: int, word: str, **more: str) -> str:
        asked = {
            "security_group_id": guarded.id,
            "direction": "ingress",
            "ethertype": "IPv4",
            "protocol": "tcp",
            "port_range_min": number,
            "port_range_max": number,
            "description": cloud.name(word),
            **more,
        }
        return str(
            rest.post("/security-group-rules", json={"security_group_rule": asked})["security_group_rule.id"]
        )

    # Whoever calls from another address calls the second one, and from its own the first.
    listening = port("listener", guarded.id, addresses=2)
    calling, near = port("caller", callers.id), port("near", callers.id)
    vacant, shared = port("vacant"), port("shared")
    listener, second = _addresses(listening)
    caller, neighbour, nobody, both = (_addresses(one)[0] for one in (calling, near, vacant, shared))
    rule(BARE, "bare", remote_ip_prefix=caller)
    removable, live = rule(CUT, "cut"), rule(LIVE, "live")
    rule(PAIRED, "paired")
    rule(OPEN, "open")
    rule(SSH, "enter")
    pair = {"port": {"allowed_address_pairs": [{"ip_address": both}]}}
    paired = rest.put(f"/ports/{near['id']}", json=pair, refusable=True).status < 400
    floating = _floating(cloud, listening["id"], listener, guest_site)

    def begin(place: dict[str, Any], *lines: str) -> Guest:
        return begin_guest(
            cloud,
            guest_image.id,
            guest_flavor.id,
            [{"port": place["id"]}],
            user_data=script(*lines),
            config_drive=True,  # so that they know what to do however late their addresses come
        )

    common = (
        f"assay-probe bare every 5 tcp {listener} {BARE}",
        f"assay-probe open every 5 tcp {listener} {OPEN}",
    )
    outside = [f"assay-probe floating every 10 tcp {floating} {SSH}"] if floating else []
    guests = (
        begin(
            listening,
            *(f"ip addr add {one}/32 dev eth0" for one in (listener, second)),
            f"assay-serve bare tcp {BARE}",
            f"assay-serve cut tcp {CUT}",
            f"assay-serve paired tcp {PAIRED}",
            f"assay-serve open tcp {OPEN}",
            f"assay-serve live tcp {LIVE}",
        ),
        begin(
            calling,
            *common,
            f"assay-probe cut every 5 tcp {listener} {CUT}",
            *_calling_from(nobody, second, OPEN),
            *_holding(listener, LIVE),
            *outside,
        ),
        begin(near, *common, *_calling_from(both, second, PAIRED)),
    )
    for one in guests:
        one.ready()
        one.wait("the guest has an address", lambda seen: any(link.ipv4 for link in seen.links))
    return GuardedGuests(
        listener=guests[0],
        caller=guests[1],
        neighbour=guests[2],
        caller_address=caller,
        neighbour_address=neighbour,
        shared_address=both if paired else "",
        removable_rule=removable,
        live_rule=live,
        floating=floating,
    )


def _addresses(port: dict[str, Any]) -> list[str]:
    return [str(one["ip_address"]) for one in port["fixed_ips"] if ":" not in one["ip_address"]]


def _floating(cloud: Cloud, port: str, address: str, site: Site) -> str:
    """Give an address of a port a floating IP; empty if there are none."""
    if not site.routed:
        return ""
    outside = [one for one in cloud.network.networks(is_router_external=True) if one.subnet_ids]
    made = cloud.network.create_ip(
        floating_network_id=outside[0].id,
        port_id=port,
        fixed_ip_address=address,
        description=cloud.name("enter"),
    )
    return str(made.floating_ip_address)


def _calling_from(own: str, second: str, number: int) -> tuple[str, ...]:
    """Lines of a script that calls from its own address once, and from another from then on."""
    call = f"timeout 5 nc -w 5 {second} {number} -e /bin/true"
    return (
        "call() {",
        f"    until {call}; do sleep 2; done",
        f"    ip addr add {own}/32 dev eth0",
        f"    ip route replace {second}/32 dev eth0 src {own}",
        "    n=0",
        "    while sleep 5; do",
        "        n=$((n + 1))",
        f"        arping -A -c 1 -I eth0 {own}",
        f"        {call}",
        "        assay-say called $n",
        "    done",
        "}",
        "call </dev/null >/dev/null 2>&1 &",
    )


def _holding(host: str, number: int) -> tuple[str, ...]:
    """Lines of a script that holds one connection open, once somebody listens."""
    return (
        "hold() {",
        f"    until timeout 5 nc -w 5 {host} {number} -e /bin/true; do sleep 2; done",
        f"    assay-flow live {host} {number}",
        "}",
        "hold </dev/null >/dev/null 2>&1 &",
    )
