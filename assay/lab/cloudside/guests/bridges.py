"""The bridges of the one host: where guests are plugged in, and the way out to the operator's network."""

from pathlib import Path
from typing import Any

from . import layout
from .daemons import OVN_SCHEMA, OVS_SCHEMA
from .namespace import run

GUESTS, OUTSIDE = "br-int", "br-ex"
DATAPATH = "netdev"
"""The switch in user space: it needs no module of the kernel."""


def make_databases() -> None:
    """Make the databases of the switch and of OVN where they are missing."""
    for file, schema in (
        ("/var/lib/openvswitch/conf.db", OVS_SCHEMA),
        ("/var/lib/ovn/nb.db", OVN_SCHEMA.format("nb")),
        ("/var/lib/ovn/sb.db", OVN_SCHEMA.format("sb")),
    ):
        if not Path(file).exists():
            run("ovsdb-tool", "create", file, schema)


def describe_host(host: str, physical_network: str) -> None:
    """Tell the switch which host of OVN it is, before anybody asks it.

    Args:
        host: The host name that nova-compute reports, too.
        physical_network: The operator's name for the way out.
    """
    known = {
        "system-id": host,
        "hostname": host,
        "ovn-remote": f"tcp:127.0.0.1:{layout.SOUTHBOUND_PORT}",
        "ovn-encap-type": "geneve",
        "ovn-encap-ip": "127.0.0.1",
        "ovn-bridge": GUESTS,
        "ovn-bridge-datapath-type": DATAPATH,
        "ovn-bridge-mappings": f"{physical_network}:{OUTSIDE}",
        "ovn-cms-options": "enable-chassis-as-gw",
        "ovn-monitor-all": "true",
    }
    run("ovs-vsctl", "--no-wait", "init")
    settings = [f"external-ids:{key}={value}" for key, value in known.items()]
    run("ovs-vsctl", "--no-wait", "set", "Open_vSwitch", ".", *settings)
    run("ovn-nbctl", "--no-leader-only", "init")
    run("ovn-sbctl", "--no-leader-only", "init")


def make(guest: dict[str, Any]) -> None:
    """Make the bridges, and put the operator's router on the outer one.

    Args:
        guest: The part of the plan about real guests: `gateway` with prefix, and `mtu` in bytes.
    """
    inner = ("--", "set", "bridge", GUESTS, f"datapath_type={DATAPATH}", "fail-mode=secure")
    run("ovs-vsctl", "--may-exist", "add-br", GUESTS, *inner, "other-config:disable-in-band=true")
    run(
        "ovs-vsctl",
        "--may-exist",
        "add-br",
        OUTSIDE,
        "--",
        "set",
        "bridge",
        OUTSIDE,
        f"datapath_type={DATAPATH}",
    )
    run("ip", "address", "replace", guest["gateway"], "dev", OUTSIDE)
    run("ip", "link", "set", OUTSIDE, "mtu", str(guest["mtu"]))
    run("ip", "link", "set", OUTSIDE, "up")
    run("ip", "link", "set", GUESTS, "up")
