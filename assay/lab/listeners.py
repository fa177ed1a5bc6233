"""The listening sockets of a cloud: bound before it starts and handed down, so no port is lost to a race."""

import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from .shapes import Shape
from .shapes.shape import LOOPBACK

BACKLOG = 256
COMMON = ("keystone", "placement", "nova", "metadata", "neutron", "cinder", "glance")
OBJECT_STORAGE = ("swift", "swift_account", "swift_container", "swift_object")


def names(shape: Shape) -> tuple[str, ...]:
    """Return the listeners that a cloud of this shape has."""
    return COMMON + (OBJECT_STORAGE if shape.object_storage else ())


@contextmanager
def bound(wanted: Iterable[str]) -> Iterator[dict[str, socket.socket]]:
    """Bind a free port of the loopback address for each listener, and let them go at the end.

    They listen from the beginning: services that start side by side call each other early, and wait instead
    of failing.
    """
    sockets: dict[str, socket.socket] = {}
    try:
        for name in wanted:
            sockets[name] = socket.create_server((LOOPBACK, 0), backlog=BACKLOG)
            # Accepted connections inherit it. Without, a body that follows its headers waits 40 ms for an
            # acknowledgement that the client delays.
            sockets[name].setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        yield sockets
    finally:
        for each in sockets.values():
            each.close()


def ports(sockets: dict[str, socket.socket]) -> dict[str, int]:
    """Return the port of each listener."""
    return {name: each.getsockname()[1] for name, each in sockets.items()}
