"""The first process of a cloud: loads what all services share, forks them, and starts again what dies.

A service that dies is started again, at most `RESTARTS` times within `WINDOW` seconds; after that the whole
cloud is stopped and marked as failed, with the reason. The listening sockets belong to this process, so a
service that comes back finds its port and its waiting clients. When this process ends, the kernel ends its
children.

What it knows is in `supervisor.json`, which only it writes.
"""

import argparse
import gc
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import databases, greenthreads, preload, threads
from .plan import Plan
from .processes import die_with_parent, fork

RESTARTS = 3
WINDOW = 60.0
STOP_PATIENCE = 3.0
RUNTIMES = {"threads": threads, "greenthreads": greenthreads}
SIGNALS = {signal.SIGCHLD, signal.SIGTERM, signal.SIGINT}


class Failure(Exception):
    """The cloud cannot go on; the text is the reason that people read."""


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
        self._services: dict[int, str] = {}
        self._deaths: dict[str, list[float]] = {}
        self._phase = "loading"
        self._reason = ""

    def run(self, initialise: bool) -> None:
        """Run until told to stop (SIGTERM) or until the cloud fails.

        Args:
            initialise: Make the databases first.
        """
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        self._record()
        try:
            self._runtime.prepare_parent(self._preload)
            if initialise:
                self._enter("initialising")
                self._initialise()
            for service in self._plan.services:
                self._start(service)
            self._enter("running")
            self._watch()
        except Failure as failure:
            self._reason = str(failure)
            self._enter("failed")
        else:
            self._enter("stopped")
        finally:
            self._stop_services()

    def _preload(self) -> None:
        for missing in preload.load():
            print(f"not preloaded: {missing}", flush=True)

    def _enter(self, phase: str) -> None:
        self._phase = phase
        self._record()
        print(f"{time.strftime('%H:%M:%S')} {phase} {self._reason}", flush=True)

    def _record(self) -> None:
        """Write down what is known, in one step, for readers come at any time."""
        document = {
            "pid": os.getpid(),
            "phase": self._phase,
            "reason": self._reason,
            "services": {name: pid for pid, name in self._services.items()},
            "restarts": {name: len(times) for name, times in self._deaths.items()},
        }
        target = self._plan.directory / "supervisor.json"
        draft = target.with_suffix(".new")
        draft.write_text(json.dumps(document), encoding="utf-8")
        draft.replace(target)

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
            for pid, status in self._wait():
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
        self._services[fork(f"lab-{service}", self._log(service), run)] = service

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
        gc.enable()
        print("serving", flush=True)
        self._runtime.serve(applications, listeners)

    def _watch(self) -> None:
        """Start again what dies, until a signal says to stop."""
        while True:
            ended = self._wait()
            if not ended:
                return
            for pid, status in ended:
                service = self._services.pop(pid)
                now = time.monotonic()
                deaths = [at for at in self._deaths.get(service, []) if now - at < WINDOW] + [now]
                self._deaths[service] = deaths
                how = f"signal {-status}" if status < 0 else f"status {status}"
                print(f"{time.strftime('%H:%M:%S')} {service} ended ({how})", flush=True)
                if len(deaths) > RESTARTS:
                    often = f"{len(deaths)} times within {WINDOW:.0f} s"
                    raise Failure(f"{service} ended {often}, last with {how} (log: {service})")
                self._start(service)
                self._record()

    def _wait(self) -> list[tuple[int, int]]:
        """Wait until children end, and return their ids and exit codes; return nothing when told to stop.

        During initialisation a stop is a failure, told by the caller's empty hands.
        """
        # The real functions: under eventlet their patched forms would want a hub in this process.
        ended: list[tuple[int, int]] = []
        while not ended:
            number = signal.sigwait(SIGNALS)
            if number != signal.SIGCHLD:
                if self._phase == "initialising":
                    raise Failure("stopped while the databases were made")
                return []
            ended = self._reap()
        return ended

    def _reap(self) -> list[tuple[int, int]]:
        ended: list[tuple[int, int]] = []
        while True:
            try:
                result = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG)
            except ChildProcessError:
                return ended
            if result is None:
                return ended
            code = result.si_status if result.si_code == os.CLD_EXITED else -result.si_status
            ended.append((result.si_pid, code))

    def _stop_services(self) -> None:
        """Kill the services and wait for them: everything they have is thrown away or already written."""
        for pid in self._services:
            os.kill(pid, signal.SIGTERM)
        end = time.monotonic() + STOP_PATIENCE
        left = set(self._services)
        while left and time.monotonic() < end:
            left -= {pid for pid, _ in self._reap()}
            signal.sigtimedwait(SIGNALS, 0.1)
        for pid in left:
            os.kill(pid, signal.SIGKILL)


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
