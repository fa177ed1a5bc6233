"""Starts the first process of a cloud with real guests, and joins it with this machine."""

import time
from pathlib import Path

import psutil

from assay.lab import processes
from assay.lab.shapes import GuestShape
from assay.problem import ExitCode, Problem

from . import wire

NAP = 0.1
PATIENCE = 1800.0
"""Longest wait for such a cloud, in seconds; a quiet machine takes about one minute, with migrations two."""


def launch(directory: Path, name: str, shape: GuestShape, environment: Path, *, initialise: bool) -> None:
    """Start a cloud, in a session and namespaces of its own and with nothing of our environment.

    Args:
        directory: The cloud's directory.
        name: Its name.
        shape: Its shape.
        environment: The virtual environment of its release.
        initialise: Make the databases first.

    Raises:
        Problem: The namespaces, or the network between them and this machine, could not be made.
    """
    command = [str(environment / "bin/python"), "-m", "cloudside.guests.supervisor"]
    command += [processes.OPTION, str(directory)] + ["--initialise"] * initialise
    first = processes.apart(directory, command)
    wire.plug(name, shape, psutil.Process(first))


def wait_until_risen(directory: Path) -> None:
    """Wait until the first process has done all that it does at the start.

    Args:
        directory: The cloud's directory.

    Raises:
        Problem: It failed, or took too long.
    """
    end = time.monotonic() + PATIENCE
    while (known := processes.supervision(directory)).phase != "running":
        if known.phase == "failed" or time.monotonic() > end:
            raise Problem(
                "The lab cloud failed while it started.",
                why=f"{known.reason or 'It took too long'}.",
                advice=f"Its logs are in {directory}/log.",
                exit_code=ExitCode.INCOMPLETE,
            )
        time.sleep(NAP)
