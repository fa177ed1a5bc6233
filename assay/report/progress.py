"""Tells how a run goes: a live bar with an estimate on a terminal, a line for each check elsewhere."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from assay.model.outcome import Outcome
from assay.model.result import CheckResult
from assay.report.style import OUTCOME_SIGN, OUTCOME_STYLE
from assay.runner import events


@contextmanager
def watcher(*, quiet: bool = False, console: Console | None = None) -> Iterator[events.Listener]:
    """A listener that shows events while this lasts.

    Args:
        quiet: Show nothing.
        console: Where to show it; the standard error if None.
    """
    console = console or Console(stderr=True)
    if quiet:
        yield lambda _: None
    elif console.is_terminal:
        with _Live(console) as live:
            yield live
    else:
        yield _Plain(console)


class _Plain:
    """A line for each check, for logs and pipes."""

    def __init__(self, console: Console):
        self._console = console
        self._total = self._done = 0

    def __call__(self, event: events.Event) -> None:
        """Print what deserves a line."""
        match event:
            case events.RunStarted():
                self._total = len(event.takes)
                self._say(f"run {event.run}: {self._total} checks, about {event.seconds:.0f} s")
            case events.ResourceFinished() if event.reason:
                self._say(f"no {event.name}: {event.reason}")
            case events.CheckFinished():
                self._done += 1
                self._say(f"{self._done}/{self._total} {_line(event.result)}")
            case events.CleaningStarted():
                self._say("removing what the run created")
            case events.RunFinished():
                for left in event.left:
                    self._say(f"left behind: {left}")
                self._say(f"{'interrupted' if event.interrupted else 'done'} after {event.seconds:.0f} s")

    def _say(self, text: str) -> None:
        self._console.print(text, markup=False, highlight=False, soft_wrap=True)


class _Live:
    """A bar, with what is running below it and everything that is no pass above it."""

    def __init__(self, console: Console):
        self._console = console
        self._progress = Progress(
            SpinnerColumn(),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TextColumn("{task.fields[left]}"),
            TextColumn("[dim]{task.fields[doing]}", markup=True),
            console=console,
            transient=True,
        )
        self._task = self._progress.add_task("", total=None, left="", doing="getting ready")
        self._takes: dict[str, float] = {}
        self._running: dict[str, None] = {}
        self._expected = 0.0
        self._began = time.monotonic()

    def __enter__(self) -> "_Live":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def __call__(self, event: events.Event) -> None:
        """Move the bar."""
        match event:
            case events.RunStarted():
                self._takes = dict(event.takes)
                self._expected = event.seconds
                self._began = time.monotonic()
                self._progress.update(self._task, total=len(event.takes))
            case events.ResourceStarted():
                self._running[f"making {event.name}"] = None
            case events.ResourceFinished():
                self._running.pop(f"making {event.name}", None)
                if event.reason:
                    self._above(f"[yellow]no {escape(event.name)}:[/] {escape(event.reason)}")
            case events.CheckStarted():
                self._running[event.check] = None
            case events.CheckFinished():
                self._finished(event.result)
            case events.CleaningStarted():
                self._running = {"removing what the run created": None}
            case events.Removed():
                self._running = {event.what: None}
            case events.RunFinished():
                for left in event.left:
                    self._above(f"[bold red]left behind:[/] {escape(left)}")
        doing = list(self._running)
        shown = ", ".join(doing[:2]) + (f" and {len(doing) - 2} more" if len(doing) > 2 else "")
        self._progress.update(self._task, doing=escape(shown), left=self._left())

    def _finished(self, result: CheckResult) -> None:
        self._running.pop(result.check, None)
        self._takes.pop(result.check, None)
        self._progress.advance(self._task)
        if result.outcome is not Outcome.PASS:
            style = OUTCOME_STYLE[result.outcome]
            self._above(f"[{style}]{OUTCOME_SIGN[result.outcome]}[/] {escape(_line(result))}")

    def _left(self) -> str:
        """The time left: what remains of the plan's work, at the pace seen so far."""
        task = self._progress.tasks[0]
        if not task.total or not self._takes:
            return ""
        share = 1 - len(self._takes) / task.total
        elapsed = time.monotonic() - self._began
        whole = self._expected * (1 - share) + (elapsed / share) * share if share else self._expected
        return f"about {max(whole - elapsed, 1):.0f} s left"

    def _above(self, text: str) -> None:
        self._console.print(text, highlight=False, soft_wrap=True)


def _line(result: CheckResult) -> str:
    retried = f" (attempt {len(result.discarded) + 1})" if result.discarded else ""
    reason = f": {result.reason}" if result.reason else ""
    return f"{result.outcome.value:<7} {result.check}{retried}{reason}"
