"""Staying in the foreground: until a signal, or for as long as a command runs; and leaving in good order."""

import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType

from assay.problem import Problem

_ENDING = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def orderly_end() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end the block as Ctrl-C does, so that whatever is open in it gets closed."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in _ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def wait_for_end(announce: Callable[[], object]) -> None:
    """Wait until a signal says that it is time to leave.

    Args:
        announce: Tells that the waiting begins; whoever hears it may send the signal at once.
    """
    try:
        announce()
        threading.Event().wait()
    except KeyboardInterrupt:
        return


def run_command(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run a command to its end, however that comes; signals that end us are for it to follow.

    Args:
        command: Program and arguments.
        environment: All of its environment.

    Returns:
        Its exit code; as in a shell, 128 and the signal's number when a signal ended it.

    Raises:
        Problem: It cannot be run.
    """
    started: list[subprocess.Popen[bytes]] = []
    early: list[int] = []

    def pass_on(number: int, frame: FrameType | None) -> None:
        for process in started:
            process.send_signal(number)
        if not started:  # it is just being started
            early.append(number)

    def leave_it_to_the_command(number: int, frame: FrameType | None) -> None:
        # The terminal sends Ctrl-C to the command as well; it decides, and we outlive it.
        return

    before = {number: signal.signal(number, pass_on) for number in _ENDING}
    before[signal.SIGINT] = signal.signal(signal.SIGINT, leave_it_to_the_command)
    try:
        process = subprocess.Popen(command, env=environment)
        started.append(process)
        for number in early:
            process.send_signal(number)
        code = process.wait()
    except OSError as error:
        raise Problem(
            f"The command {command[0]} cannot be run.", why=f"{error.strerror}.", advice="Check its name."
        ) from error
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return code if code >= 0 else 128 - code
