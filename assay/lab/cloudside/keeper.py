"""Keeps the processes of a cloud alive, and writes down how they are.

A service that dies is started again, at most `RESTARTS` times within `WINDOW` seconds; after that the cloud
has failed. What is known is in `supervisor.json`, which only the keeper writes.
"""

import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

RESTARTS = 3
WINDOW = 60.0
STOP_PATIENCE = 3.0
SIGNALS = {signal.SIGCHLD, signal.SIGTERM, signal.SIGINT}


class Failure(Exception):
    """The cloud cannot go on; the text is the reason that people read."""


class Keeper:
    """The children of a supervisor.

    Args:
        directory: The cloud's directory.
        pid: The supervisor's process id, as seen from where the cloud is looked at.
    """

    def __init__(self, directory: Path, pid: int) -> None:
        self._directory = directory
        self._pid = pid
        self._services: dict[int, str] = {}
        self._deaths: dict[str, list[float]] = {}
        self._phase = "loading"
        self._reason = ""
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        self.record()

    def enter(self, phase: str, reason: str = "") -> None:
        """Begin a phase: `loading`, `initialising`, `running`, `failed` or `stopped`."""
        self._phase, self._reason = phase, reason
        self.record()
        print(f"{time.strftime('%H:%M:%S')} {phase} {reason}", flush=True)

    def keep(self, service: str, pid: int) -> None:
        """Keep a child that was started."""
        self._services[pid] = service

    def record(self) -> None:
        """Write down what is known, in one step, for readers come at any time."""
        document = {
            "pid": self._pid,
            "phase": self._phase,
            "reason": self._reason,
            "services": {name: pid for pid, name in self._services.items()},
            "restarts": {name: len(times) for name, times in self._deaths.items()},
        }
        target = self._directory / "supervisor.json"
        draft = target.with_suffix(".new")
        draft.write_text(json.dumps(document), encoding="utf-8")
        draft.replace(target)

    def watch(self, start: Callable[[str], None]) -> None:
        """Start again what dies, until a signal says to stop.

        Args:
            start: Starts a service by name, and has its new process kept.

        Raises:
            Failure: A service died too often.
        """
        while ended := self.wait():
            for pid, status in ended:
                service = self._services.pop(pid, None)
                if service is not None:  # else an orphan that the first process of a namespace inherits
                    self._bury(service, status)
                    start(service)
                    self.record()

    def _bury(self, service: str, status: int) -> None:
        now = time.monotonic()
        deaths = [at for at in self._deaths.get(service, []) if now - at < WINDOW] + [now]
        self._deaths[service] = deaths
        how = f"signal {-status}" if status < 0 else f"status {status}"
        print(f"{time.strftime('%H:%M:%S')} {service} ended ({how})", flush=True)
        if len(deaths) > RESTARTS:
            often = f"{len(deaths)} times within {WINDOW:.0f} s"
            raise Failure(f"{service} ended {often}, last with {how} (log: {service})")

    def wait(self) -> list[tuple[int, int]]:
        """Wait until children end, and return their ids and exit codes; return nothing when told to stop."""
        # The real functions: under eventlet their patched forms would want a hub in this process.
        ended: list[tuple[int, int]] = []
        while not ended:
            if signal.sigwait(SIGNALS) != signal.SIGCHLD:
                return []
            ended = self._reap()
        return ended

    def fail_on_death(self) -> None:
        """Look, without waiting, whether a service has died or a signal says to stop.

        Raises:
            Failure: It has.
        """
        for pid, status in self._reap():
            service = self._services.pop(pid, None)
            if service is not None:
                raise Failure(f"{service} ended with status {status} while it started (log: {service})")
        if signal.sigpending() & {signal.SIGTERM, signal.SIGINT}:
            raise Failure("stopped while it started")

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

    def stop(self) -> None:
        """End the services and wait for them: everything they have is thrown away or already written."""
        for pid in self._services:
            os.kill(pid, signal.SIGTERM)
        end = time.monotonic() + STOP_PATIENCE
        left = set(self._services)
        while left and time.monotonic() < end:
            left -= {pid for pid, _ in self._reap()}
            signal.sigtimedwait(SIGNALS, 0.1)
        for pid in left:
            os.kill(pid, signal.SIGKILL)
