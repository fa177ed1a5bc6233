"""Several processes for one service, forked once it is loaded: what it loaded costs time and memory once.

The first process only waits. When a worker ends the first one ends too, the kernel ends the other workers,
and the supervisor starts the service again.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import sqlite_pool
from .processes import fork

WORKERS = {"neutron": 2}
"""Processes by service, where there is more than one. Neutron takes a fifth of a second of processor time for
each request, and one interpreter uses one processor."""


def multiply(service: str, log: Path, runtime: Any, serve: Callable[[], None]) -> None:
    """Serve in this process, or in as many workers as the service has.

    Args:
        service: The service's name.
        log: The file that takes the workers' standard output and error.
        runtime: The concurrency model.
        serve: Serves for ever.
    """
    if service not in WORKERS:
        serve()
        return

    def work() -> None:
        runtime.prepare_child()
        serve()

    # SQLite forbids to carry an open connection into another process.
    sqlite_pool.close_connections()
    for number in range(1, WORKERS[service] + 1):
        fork(f"lab-{service}-{number}", log, work)
    # The real function: eventlet's would want a hub in this process.
    ended = os.waitid(os.P_ALL, 0, os.WEXITED)
    sys.exit(f"worker {ended.si_pid if ended else '?'} of {service} ended")
