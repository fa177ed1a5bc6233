"""The first process of a cloud with real guests: furnishes its namespaces, starts everything, keeps it.

It is process 1 of its own process namespace: when it ends, the kernel ends all that ever came of it, guests
included, and with the last of them go the mounts and the network.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from ..keeper import SIGNALS, Failure, Keeper
from ..plan import Plan
from ..processes import die_with_parent, fork
from . import bridges, daemons, layout, namespace, tables
from .daemons import Daemon
from .openstack import OpenStack

PATIENCE = 900.0
"""Longest wait for one group of processes, in seconds; a quiet machine needs a few."""
NAP = 0.1


class Supervisor:
    """Runs one cloud.

    Args:
        directory: The cloud's directory, as everybody else sees it.
        outer: The process id by which the cloud is known outside.
    """

    def __init__(self, directory: Path, outer: int) -> None:
        self._directory = directory
        self._plan = Plan.load(directory)
        self._guest: dict[str, Any] = json.loads((directory / "plan.json").read_text("utf-8"))["guest"]
        self._programs = Path(sys.executable).parent
        self._keeper = Keeper(directory, outer)
        self._started: dict[str, Daemon] = {}

    def run(self, initialise: bool) -> None:
        """Run until told to stop (SIGTERM) or until the cloud fails.

        Args:
            initialise: Make the databases first.
        """
        try:
            self._rise(initialise)
            self._keeper.enter("running")
            self._keeper.watch(lambda name: self._start(self._started[name]))
        except Failure as failure:
            self._keeper.enter("failed", str(failure))
            # Its processes go, its reason stays to be read.
        else:
            self._keeper.enter("stopped")
        finally:
            self._keeper.stop()

    def _rise(self, initialise: bool) -> None:
        """Start everything in its order."""
        guest, plan = self._guest, self._plan
        namespace.furnish(self._directory, plan.host)
        os.environ.update(namespace.environment(Path(sys.executable)))
        namespace.connect(guest["address"], guest["neighbours"])
        bridges.make_databases()
        tables.make_server(guest["database_password"])
        tables.forget_sockets()
        self._start_all(daemons.databases())
        bridges.describe_host(plan.host, guest["physical_network"])
        self._start_all(daemons.switches())
        bridges.make(guest)
        inside = Plan(**{**vars(plan), "directory": layout.HOME})
        if initialise:
            self._keeper.enter("initialising")
            self._do_all(tables.jobs(self._programs, guest["database_password"], inside))
        openstack = OpenStack(self._programs, guest["address"].partition("/")[0], plan.ports)
        self._start_all(openstack.identity())
        self._start_all(openstack.apis())
        self._start_all(openstack.agents(guest["metadata_service"]))
        if initialise:
            self._map_host()

    def _map_host(self) -> None:
        """Let nova know in which cell its host is, as soon as the host has reported; a template keeps it."""
        end = time.monotonic() + PATIENCE
        configuration = layout.ETC / "nova/nova.conf"
        words = ("--config-file", configuration, "cell_v2", "discover_hosts", "--strict")
        while subprocess.run([self._programs / "nova-manage", *words], check=False).returncode:
            self._keeper.fail_on_death()
            if time.monotonic() > end:
                raise Failure(f"nova-compute did not report within {PATIENCE:.0f} s")
            time.sleep(NAP)

    def _start_all(self, group: Iterable[Daemon]) -> None:
        """Start processes side by side, and wait until each can be used."""
        waiting = list(group)
        for daemon in waiting:
            self._start(daemon)
        self._keeper.record()
        end = time.monotonic() + PATIENCE
        while waiting := [daemon for daemon in waiting if not daemon.ready()]:
            self._keeper.fail_on_death()
            if time.monotonic() > end:
                names = ", ".join(daemon.name for daemon in waiting)
                raise Failure(f"{names} did not come up within {PATIENCE:.0f} s")
            time.sleep(NAP)

    def _start(self, daemon: Daemon) -> None:
        def become() -> None:
            os.environ.update(daemon.environ)
            os.execvp(daemon.command[0], daemon.command)

        self._started[daemon.name] = daemon
        self._keeper.keep(daemon.name, fork(daemon.name, self._log(daemon.name), become))

    def _do_all(self, jobs: dict[str, Callable[[], None]]) -> None:
        """Run jobs side by side, as many at a time as there are processors."""
        waiting, running = list(jobs.items()), dict[int, str]()
        while waiting or running:
            while waiting and len(running) < max(2, os.cpu_count() or 1):
                name, job = waiting.pop(0)
                running[fork(f"db-{name}", self._log(f"initialise-{name}"), job)] = name
            ended = self._keeper.wait()
            if not ended:
                raise Failure("stopped while the databases were made")
            for pid, status in ended:
                name = running.pop(pid, "")
                if name and status:
                    raise Failure(f"the database of {name} could not be made (log: initialise-{name})")

    def _log(self, name: str) -> Path:
        return self._directory / "log" / f"{name}.out"


def main() -> None:
    """Run one cloud: `python -m cloudside.guests.supervisor --state-dir DIR [--initialise]`.

    This process makes the namespaces and waits outside; its child is the first inside. Either ends all.
    """
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--state-dir", type=Path, required=True)
    arguments.add_argument("--initialise", action="store_true")
    given = arguments.parse_args()
    outer = os.getpid()
    namespace.leave_the_machines()
    first = os.fork()
    if first:
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(first, 0)[1]) != 0)
    die_with_parent(namespace.PARENT_OUTSIDE)
    # The first process of a namespace ignores every signal that it has no handler for.
    for number in SIGNALS:
        signal.signal(number, lambda *_: None)
    Supervisor(given.state_dir, outer).run(given.initialise)


if __name__ == "__main__":
    main()
