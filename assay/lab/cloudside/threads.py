"""The concurrency model of releases from 2026.1 on: native threads, cheroot as the HTTP server."""

import importlib.abc
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

THREADS_PER_SERVER = 10


class _Refuse(importlib.abc.MetaPathFinder):
    """Refuses to import eventlet: nova's threading mode dies on seeing it loaded."""

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> None:
        if fullname.partition(".")[0] in ("eventlet", "greenlet"):
            raise ImportError(f"{fullname} has no place in a process that uses native threads")


@contextmanager
def _without_eventlet() -> Iterator[None]:
    finder = _Refuse()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


def prepare_parent(preload: Callable[[], None]) -> None:
    """Choose native threads for oslo.service and load the shared libraries, before anything is forked."""
    with _without_eventlet():
        from oslo_service import backend

        backend.init_backend(backend.BackendType.THREADING)
        preload()


def prepare_child() -> None:
    """Do nothing: what the parent chose holds for its children."""


def serve(applications: Mapping[str, Any], listeners: Mapping[str, socket.socket]) -> None:
    """Serve WSGI applications for ever on sockets that are already bound.

    Args:
        applications: WSGI application by listener.
        listeners: Bound sockets by listener; the supervisor keeps them open, so that a service that is
            started again takes up where the last one ended.
    """
    from cheroot import wsgi

    class Server(wsgi.Server):  # type: ignore[misc]
        inherited: socket.socket

        def bind(self, family: int, type: int, proto: int = 0) -> socket.socket:
            self.socket = self.inherited
            return self.inherited

    threads = []
    for listener, application in applications.items():
        inherited = listeners[listener]
        server = Server(
            inherited.getsockname(),
            application,
            numthreads=THREADS_PER_SERVER,
            request_queue_size=128,
            timeout=30,
        )
        server.inherited = inherited
        server.max_request_body_size = 0
        server.prepare()
        threads.append(threading.Thread(target=server.serve, name=listener, daemon=True))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
