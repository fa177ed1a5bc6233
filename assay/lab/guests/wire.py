"""The wire: a bridge that joins this machine with every cloud of real guests, and those with each other.

A cloud lives in a network namespace of its own. One virtual cable leads out of it, to the bridge; its
floating IPs or direct addresses are routed over that cable. All addresses are of 198.18.0.0/15, the block
that RFC 2544 keeps for measurements, so nothing else on this machine is in the way.
"""

import contextlib
import ipaddress
import subprocess
import time
from collections.abc import Iterable

import psutil

from assay.lab.shapes import SHAPES, GuestShape
from assay.problem import ExitCode, Problem

BRIDGE = "assay-wire"
HERE = "198.18.0.1"
"""This machine's address on the wire."""
PREFIX = 24
INSIDE = "wire"
"""What the cable is called at the cloud's end."""
PATIENCE = 20.0
"""Longest wait for the namespace to exist, in seconds."""


def plug(name: str, shape: GuestShape, outer: psutil.Process) -> None:
    """Lay the cable into a cloud's network namespace, and a route to its servers.

    Args:
        name: The cloud's name.
        shape: Its shape.
        outer: The process whose child is the first in the namespaces.

    Raises:
        Problem: The kernel does not have what is needed.
    """
    unplug(name, shape)
    _need("link", "add", "name", BRIDGE, "type", "bridge", unless=_exists(BRIDGE))
    _need("address", "replace", f"{HERE}/{PREFIX}", "dev", BRIDGE)
    _need("link", "set", BRIDGE, "up")
    inside = str(_first_inside(outer).pid)
    _need("link", "add", "name", _cable(name), "type", "veth", "peer", "name", INSIDE, "netns", inside)
    _need("link", "set", _cable(name), "master", BRIDGE, "up")
    _need("route", "replace", shape.network.cidr, "via", shape.address, "dev", BRIDGE)


def unplug(name: str, shape: GuestShape) -> None:
    """Take away a cloud's route and cable, and the bridge with the last of them; some may be gone."""
    _ip("route", "delete", shape.network.cidr, "via", shape.address)
    _ip("link", "delete", _cable(name))
    if _exists(BRIDGE) and not _ip("link", "show", "master", BRIDGE).stdout.strip():
        _ip("link", "delete", BRIDGE)


def neighbours(shape: GuestShape) -> list[dict[str, str]]:
    """Return the routes that lead from a cloud of this shape to the servers of all others."""
    others: Iterable[GuestShape] = (each for each in SHAPES.values() if isinstance(each, GuestShape))
    return [{"to": each.network.cidr, "via": each.address} for each in others if each is not shape]


def gateway(shape: GuestShape) -> str:
    """Return the operator's router on the network that a cloud offers, with its prefix."""
    network = ipaddress.ip_network(shape.network.cidr)
    return f"{next(network.hosts())}/{network.prefixlen}"


def _first_inside(outer: psutil.Process) -> psutil.Process:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(psutil.NoSuchProcess):
            for child in outer.children():
                return child
        time.sleep(0.05)
    raise Problem(
        "The namespaces of the cloud could not be made.",
        why="In a container they need privileges: mount, network and process namespaces.",
        advice="Use a machine or a virtual machine of its own.",
        exit_code=ExitCode.INCOMPLETE,
    )


def _cable(name: str) -> str:
    """Return the name of the cable's end at the bridge; the kernel takes 15 characters."""
    return f"assay-{name}"[:15]


def _exists(device: str) -> bool:
    return _ip("link", "show", "dev", device).returncode == 0


def _ip(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["ip", "-oneline", *arguments], capture_output=True, text=True, check=False)


def _need(*arguments: str, unless: bool = False) -> None:
    if unless:
        return
    done = _ip(*arguments)
    if done.returncode:
        raise Problem(
            "The network between this machine and the cloud could not be made.",
            why=f"`ip {' '.join(arguments)}`: {done.stderr.strip()}",
            advice="Does this kernel have veth and bridge, and does nothing else use 198.18.0.0/15?",
            exit_code=ExitCode.INCOMPLETE,
        )
