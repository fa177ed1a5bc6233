"""Tells how a drill goes, what is planned, and what came of it, in a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.status import Status
from rich.table import Table

from assay.drills.adapt import DrillPlan
from assay.model.drill import Adaptation, Cause, DrillEvidence, DrillOutcome, Side, Step, StepOutcome
from assay.report.text import duration, visible

SIGN = {
    StepOutcome.DONE: ("✓", "green"),
    StepOutcome.ADAPTED: ("✓", "yellow"),
    StepOutcome.FAILED: ("✗", "bold red"),
    StepOutcome.BLOCKED: ("▲", "yellow"),
}
_OUTCOME = {
    DrillOutcome.HELD: "bold green",
    DrillOutcome.FAILED: "bold red",
    DrillOutcome.BLOCKED: "bold yellow",
}
_MIB = 1 << 20


class Watcher:
    """Prints a line for each step, and on a terminal shows below what is going on."""

    def __init__(self, names: dict[Side, str], console: Console, status: Status | None):
        self._names = names
        self._console = console
        self._status = status
        self._doing = ""

    def tell(self, sentence: str, step: Step | None) -> None:
        """See `assay.drills.rehearse.rehearse`."""
        self._doing = sentence
        if step is None:
            self.show(escape(sentence))
        else:
            self._console.print(line(step, self._names[step.side]), highlight=False, soft_wrap=True)

    def progress(self, done: int, whole: int) -> None:
        """See `assay.drills.transfer.Progress`."""
        share = f" of {size(whole)}, {done * 100 // whole} %" if whole else ""
        self.show(f"{escape(self._doing)} {size(done)}{share}")

    def show(self, text: str) -> None:
        """Show what is going on, where that can be shown."""
        if self._status:
            self._status.update(text)


@contextmanager
def watcher(names: dict[Side, str], *, quiet: bool = False) -> Iterator[Watcher]:
    """A watcher while this lasts.

    Args:
        names: Of the clouds.
        quiet: Show nothing.
    """
    console = Console(stderr=True, quiet=quiet)
    if not console.is_terminal or quiet:
        yield Watcher(names, console, None)
        return
    with console.status("") as status:
        yield Watcher(names, console, status)


def line(step: Step, cloud: str) -> str:
    """A step as a line of rich markup."""
    sign, style = SIGN[step.outcome]
    carried = f", {size(step.bytes)}" if step.bytes else ""
    says = f" [dim]{escape(visible(step.says))}[/]" if step.says else ""
    return (
        f"[{style}]{sign}[/] {escape(visible(cloud)):<8} {escape(visible(step.sentence))} "
        f"{duration(step.seconds)}{carried}{says}"
    )


def size(number: int) -> str:
    """Bytes for people, such as `15.3 MiB`."""
    return f"{number / _MIB:.1f} MiB" if number >= _MIB else f"{number / 1024:.1f} KiB"


def print_plan(planned: DrillPlan, names: dict[Side, str], console: Console | None = None) -> None:
    """Print what is going to be adapted, and what is in the way."""
    console = console or Console(highlight=False)
    for side, placement in ((Side.SOURCE, planned.source), (Side.TARGET, planned.target)):
        if placement:
            network = "a network that is there" if placement.network else "a network of its own"
            reached = "a floating IP" if placement.external else "its address as it is"
            console.print(
                f"[bold]{escape(visible(names[side]))}[/]: {escape(visible(placement.flavor.told))}, "
                f"{network}, reached by {reached}; images as {' or '.join(placement.formats)}"
            )
    _print_adaptations(planned.adaptations, console)
    for obstacle in planned.obstacles:
        print_cause(obstacle, console)
    if not planned.obstacles:
        console.print("Nothing that can be seen without creating anything is in the way.")


def print_drill(drill: DrillEvidence, console: Console | None = None) -> None:
    """Print how a drill ended, step by step."""
    console = console or Console(highlight=False)
    names = {Side.SOURCE: drill.source.name, Side.TARGET: drill.target.name}
    console.print(
        f"[bold]{drill.kind.value}[/] of {escape(visible(drill.application))} from "
        f"{escape(visible(drill.source.name))} to {escape(visible(drill.target.name))}, drill {drill.run}"
    )
    for step in drill.steps:
        console.print(line(step, names[step.side]), soft_wrap=True)
    _print_adaptations(drill.adaptations, console)
    for left in drill.left_behind:
        console.print(f"[bold red]left behind:[/] {escape(visible(left))}")
    print_end(drill, console)


def print_end(drill: DrillEvidence, console: Console | None = None) -> None:
    """Print how a drill ended, and why."""
    console = console or Console(highlight=False)
    seconds = max((step.started + step.seconds for step in drill.steps), default=0.0)
    carried = sum(step.bytes for step in drill.steps)
    console.print(
        f"[{_OUTCOME[drill.outcome]}]The {drill.kind} drill {drill.outcome}[/] after {duration(seconds)}, "
        f"{size(carried)} carried, {len(drill.adaptations)} adaptations planned."
    )
    if drill.cause:
        print_cause(drill.cause, console)


def print_cause(cause: Cause, console: Console) -> None:
    """Print why a drill did not hold, in three sentences."""
    console.print(f"[bold]{cause.kind.value}[/]: {escape(visible(cause.what))}", soft_wrap=True)
    console.print(f"  {escape(visible(cause.why))}", soft_wrap=True)
    console.print(f"  {escape(visible(cause.advice))}", soft_wrap=True)


def _print_adaptations(adaptations: tuple[Adaptation, ...], console: Console) -> None:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for one in adaptations:
        change = f"{visible(one.here)} → {visible(one.there)}"
        reason = f"[dim]{escape(visible(one.reason))}[/]"
        table.add_row(f"[yellow]{escape(one.subject)}[/]", escape(change), reason)
    if adaptations:
        console.print(table)
