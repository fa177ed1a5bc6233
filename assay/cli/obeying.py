"""Ctrl-C and a polite kill as a wish to stop."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from assay.cloud.stop import Stop


@contextmanager
def obeying(stop: Stop) -> Iterator[None]:
    """Let Ctrl-C and a polite kill stop what goes on at its next call or wait, so that it can clean."""

    def ask(_: int, __: FrameType | None) -> None:
        stop.ask()

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
