"""How far the official tests are, and when they will be done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


@contextmanager
def progress(stream: TextIO) -> Iterator[Callable[[int], Callable[[], None]]]:
    """A bar on a terminal, and nothing elsewhere.

    Args:
        stream: Where.

    Yields:
        To be told how many tests there are; what that returns is to be called each time that one has ended.
    """
    columns = (TextColumn("official tests"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(file=stream)
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:

        def begun(tests: int) -> Callable[[], None]:
            task = bar.add_task("tests", total=tests)
            return lambda: bar.advance(task)

        yield begun
