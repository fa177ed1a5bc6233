"""The concurrency model of releases up to 2025.2: everything under eventlet."""

import socket
import sys
from collections.abc import Callable, Mapping
from typing import Any


def prepare_parent(preload: Callable[[], None]) -> None:
    """Patch the standard library before anything else is imported, then load the shared libraries."""
    import eventlet

    eventlet.monkey_patch()
    # Threads that the unpatched module knows must be those of the patched one (https://bugs.launchpad.net/bugs/1863021).
    import threading

    import __original_module_threading as unpatched

    unpatched.current_thread.__globals__["_active"] = threading._active  # type: ignore[attr-defined]
    preload()


def prepare_child() -> None:
    """Give the forked process a hub of its own, and patch it when it was not forked from a patched parent."""
    import eventlet

    if not eventlet.patcher.is_monkey_patched("socket"):
        prepare_parent(lambda: None)
    eventlet.hubs.use_hub()


class _Silence:
    """Eventlet's server insists on a log; requests are logged by the application's wrapper instead."""

    def write(self, *_: Any) -> None:
        """Drop what is written."""

    flush = write


def serve(
    applications: Mapping[str, Any], listeners: Mapping[str, socket.socket], protocol: type | None = None
) -> None:
    """Serve WSGI applications for ever on sockets that are already bound.

    Args:
        applications: WSGI application by listener.
        listeners: Bound sockets by listener.
        protocol: How requests are read; eventlet's own way if None.
    """
    import eventlet
    from eventlet import wsgi
    from eventlet.green import socket as green_socket

    for listener, application in applications.items():
        inherited = green_socket.socket(fileno=listeners[listener].fileno())
        inherited.listen(256)
        listeners[listener].detach()
        eventlet.spawn(
            wsgi.server,
            inherited,
            application,
            log=_Silence(),
            log_output=False,
            keepalive=True,
            url_length_limit=65536,
            **({"protocol": protocol} if protocol else {}),
        )
    sys.stdout.flush()
    while True:
        eventlet.sleep(3600)
