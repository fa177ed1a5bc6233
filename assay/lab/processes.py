"""The processes of a cloud, seen from outside: start its supervisor, find what runs, end it."""

import itertools
import json
import os
import socket
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

PATIENCE = 6.0
"""How long a supervisor may take to end its services, in seconds."""
OPTION = "--state-dir"
"""The argument that marks every process of a cloud, followed by the cloud's directory."""


@dataclass(frozen=True)
class Supervision:
    """What the supervisor of a cloud last wrote down.

    Args:
        pid: Its process id; 0 when it has not written anything yet.
        phase: `loading`, `initialising`, `running`, `failed` or `stopped`.
        reason: Why it failed.
        services: Process id by service.
        restarts: How often each service was started again lately.
    """

    pid: int = 0
    phase: str = "loading"
    reason: str = ""
    services: Mapping[str, int] = field(default_factory=dict)
    restarts: Mapping[str, int] = field(default_factory=dict)


def launch(
    directory: Path, environment: Path, sockets: Mapping[str, socket.socket], initialise: bool
) -> None:
    """Start the supervisor of a cloud.

    Args:
        directory: The cloud's directory.
        environment: The virtual environment of its release.
        sockets: Its bound listeners; the supervisor inherits them.
        initialise: Make the databases first, and die with this process: such a cloud is of no use to
            anybody else.
    """
    descriptors = {name: each.fileno() for name, each in sockets.items()}
    command = [str(environment / "bin/python"), "-m", "cloudside.supervisor", OPTION, str(directory)]
    command += ["--listeners", json.dumps(descriptors)]
    if initialise:
        command += ["--initialise", "--until-parent", str(os.getpid())]
    apart(directory, command, tuple(descriptors.values()))


def apart(directory: Path, command: Sequence[str], inherited: Sequence[int] = ()) -> int:
    """Start a cloud's first process in a session of its own and with nothing of our environment; its id.

    Args:
        directory: The cloud's directory.
        command: What to run.
        inherited: Descriptors of files that it gets.
    """
    environ = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(directory),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(directory / "lib"),
        "NO_PROXY": "*",
    }
    with (directory / "log/supervisor.out").open("ab") as output:
        started = subprocess.Popen(
            command,
            env=environ,
            cwd=directory,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            pass_fds=inherited,
            start_new_session=True,
        )
    return started.pid


def supervision(directory: Path) -> Supervision:
    """Return what the supervisor last wrote down, or the beginning when it has not written yet."""
    try:
        return Supervision(**json.loads((directory / "supervisor.json").read_text(encoding="utf-8")))
    except FileNotFoundError:
        return Supervision()


def find(directory: Path) -> list[psutil.Process]:
    """Return every process of the cloud in `directory`, the oldest first.

    They are known by their command line, which forked children share: a recycled process id is never
    mistaken for one of them, and a process that was never written down is found all the same.
    """
    found = []
    for process in psutil.process_iter(["cmdline", "status"]):
        words = process.info["cmdline"] or []
        marked = (OPTION, str(directory)) in itertools.pairwise(words)
        if marked and process.info["status"] != psutil.STATUS_ZOMBIE:
            found.append(process)
    return sorted(found, key=lambda process: process.create_time())


def inhabitants(directory: Path) -> dict[int, psutil.Process]:
    """Return every process of the cloud in `directory`, by the id that the cloud itself knows it by.

    A cloud with a process namespace of its own counts from 1; all in that namespace are its own, also those
    that its daemons and its hypervisor started.
    """
    marked = find(directory)
    own = {_namespace(process) for process in marked} - {_namespace(psutil.Process())} - {None}
    if not own:
        return {process.pid: process for process in marked}
    found = {process.pid: process for process in marked if _namespace(process) not in own}
    for process in psutil.process_iter():
        if _namespace(process) in own:
            found[_pid_inside(process)] = process
    return found


def _namespace(process: psutil.Process) -> int | None:
    try:
        return os.stat(f"/proc/{process.pid}/ns/pid").st_ino
    except OSError:  # it has ended, or belongs to somebody else
        return None


def _pid_inside(process: psutil.Process) -> int:
    """Return the id that a process has in the innermost of its namespaces."""
    try:
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return process.pid
    (line,) = (line for line in status.splitlines() if line.startswith("NSpid:"))
    return int(line.split()[-1])


def is_supervised(directory: Path) -> bool:
    """Tell whether the supervisor of the cloud in `directory` lives."""
    pid = supervision(directory).pid
    return any(process.pid == pid for process in find(directory))


def end(directory: Path) -> int:
    """End every process of the cloud in `directory`: its supervisor politely, whatever is left by force.

    Returns:
        How many there were.
    """
    found = find(directory)
    for process in found[:1]:
        _signal(process.terminate)
    _, left = psutil.wait_procs(found, timeout=PATIENCE)
    while left:
        for process in left:
            _signal(process.kill)
        psutil.wait_procs(left, timeout=PATIENCE)
        left = find(directory)
    return len(found)


def _signal(send: object) -> None:
    try:
        send()  # type: ignore[operator]
    except psutil.NoSuchProcess:
        return
