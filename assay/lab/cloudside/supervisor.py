"""The first process of a cloud: loads what all services share, forks them, and starts again what dies.

The listening sockets belong to this process, so a service that comes back finds its port and its waiting
clients. When this process ends, the kernel ends its children.
"""

import argparse
import gc
import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import databases, greenthreads, preload, threads, workers
from .keeper import Failure, Keeper
from .plan import Plan
from .processes import die_with_parent, fork

RUNTIMES = {"threads": threads, "greenthreads": greenthreads}
COLLECTION = (20_000, 20, 20)
"""When garbage is looked for: more seldom than Python does by itself, which finds little while a request of
neutron's, all of whose things live as long as it does, is being answered."""


class Supervisor:
    """Runs the processes of one cloud.

    Args:
        plan: What to run.
        listeners: File descriptors of bound sockets, by listener.
    """

    def __init__(self, plan: Plan, listeners: dict[str, int]) -> None:
        self._plan = plan
        self._listeners = listeners
        self._runtime: Any = RUNTIMES[plan.runtime]
        self._keeper = Keeper(plan.directory, os.getpid())

    def run(self, initialise: bool) -> None:
        """Run until told to stop (SIGTERM) or until the cloud fails.

        Args:
            initialise: Make the databases first.
        """
        try:
            self._runtime.prepare_parent(self._preload)
            if initialise:
                self._keeper.enter("initialising")
                self._initialise()
            for service in self._plan.services:
                self._start(service)
            self._keeper.enter("running")
            self._keeper.watch(self._start)
        except Failure as failure:
            self._keeper.enter("failed", str(failure))
        else:
            self._keeper.enter("stopped")
        finally:
            self._keeper.stop()

    def _preload(self) -> None:
        for missing in preload.load():
            print(f"not preloaded: {missing}", flush=True)

    def _log(self, service: str) -> Path:
        return self._plan.directory / "log" / f"{service}.out"

    def _initialise(self) -> None:
        """Run the jobs that make the databases, as many at a time as there are processors."""
        waiting = list(databases.JOBS.items())
        running: dict[int, str] = {}
        while waiting or running:
            while waiting and len(running) < max(2, os.cpu_count() or 1):
                name, job = waiting.pop(0)
                running[fork(f"lab-db-{name}", self._log(f"initialise-{name}"), self._job(job))] = name
            ended = self._keeper.wait()
            if not ended:
                raise Failure("stopped while the databases were made")
            for pid, status in ended:
                name = running.pop(pid)
                if status:
                    raise Failure(f"the database of {name} could not be made (log: initialise-{name})")
        databases.let_readers_read(self._plan)

    def _job(self, job: Callable[[Plan], None]) -> Callable[[], None]:
        def run() -> None:
            if self._plan.runtime == "threads":
                os.environ["OS_NOVA_DISABLE_EVENTLET_PATCHING"] = "1"
                os.environ["OS_CINDER_DISABLE_EVENTLET_PATCHING"] = "1"
            job(self._plan)

        return run

    def _start(self, service: str) -> None:
        run = self._exec_swift if service == "swift" else lambda: self._serve(service)
        self._keeper.keep(service, fork(f"lab-{service}", self._log(service), run))

    def _exec_swift(self) -> None:
        listeners = json.dumps({k: fd for k, fd in self._listeners.items() if k.startswith("swift")})
        module = ["-m", "cloudside.services.swift"]
        options = ["--state-dir", str(self._plan.directory), "--listeners", listeners]
        os.execv(sys.executable, [sys.executable, *module, *options])

    def _serve(self, service: str) -> None:
        """Be a service, for ever."""
        import importlib

        from . import sqlite_locking, sqlite_pool, wsgi

        self._runtime.prepare_child()
        sqlite_locking.let_writers_queue()
        sqlite_pool.keep_connections_open()
        module = importlib.import_module(f"cloudside.services.{service}")
        applications = {name: wsgi.wrap(name, app) for name, app in module.applications(self._plan).items()}
        listeners = {}
        for name, descriptor in self._listeners.items():
            if name in applications:
                listeners[name] = socket.socket(fileno=descriptor)
            else:
                os.close(descriptor)
        gc.freeze()

        def serve() -> None:
            gc.enable()
            gc.set_threshold(*COLLECTION)
            print("serving", flush=True)
            self._runtime.serve(applications, listeners)

        workers.multiply(service, self._log(service), self._runtime, serve)


def main() -> None:
    """Run one cloud: `python -m cloudside.supervisor --state-dir DIR --listeners JSON [--initialise]`."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--state-dir", type=Path, required=True)
    arguments.add_argument("--listeners", type=json.loads, required=True)
    arguments.add_argument("--initialise", action="store_true")
    arguments.add_argument(
        "--until-parent", type=int, metavar="PID", help="end with the process that started this"
    )
    given = arguments.parse_args()
    if given.until_parent:
        die_with_parent(given.until_parent)
    # Loading thousands of modules makes no garbage; looking for it costs a fifth of the start.
    gc.disable()
    Supervisor(Plan.load(given.state_dir), given.listeners).run(given.initialise)


if __name__ == "__main__":
    main()
