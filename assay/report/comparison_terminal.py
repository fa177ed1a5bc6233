"""A comparison in a terminal: the answer for each move, why, and what differs side by side."""

from collections.abc import Mapping

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from assay.model.comparison import Comparison, Difference, Effect, Move, Row
from assay.report import comparison as words
from assay.report.text import cut, visible

_STYLE = {Effect.BREAKS: "bold red", Effect.ADAPT: "yellow", Effect.NOTICE: "dim"}
_NAMED = 3
"""So many capabilities are named that a difference takes away; `-f json` names all."""
_VALUE = 400


def print_comparison(
    comparison: Comparison,
    weights: Mapping[Effect, int],
    *,
    everything: bool,
    console: Console | None = None,
) -> None:
    """Print the answers, then why, then what differs.

    Args:
        comparison: The clouds.
        weights: What one difference of each effect counts.
        everything: Also what is the same on all clouds, and what makes no difference.
        console: Where; the standard output if None.
    """
    console = console or Console(highlight=False)
    if len(comparison.moves) > 2:
        _print_distances(comparison, console)
    for move in comparison.moves:
        _print_move(move, weights, console)
    for title, rows in (("capabilities", comparison.capabilities), ("facts", comparison.facts)):
        _print_rows(title, rows, comparison.clouds, console, everything=everything)


def _print_distances(comparison: Comparison, console: Console) -> None:
    """From each cloud to each other, where there are more moves than one takes in at a glance."""
    ways = {(move.here, move.there): move.distance for move in comparison.moves}
    table = Table(title="distance from (down) to (across)", title_justify="left", box=None)
    for column in ("", *comparison.clouds):
        table.add_column(_shown(column), justify="right")
    for here in comparison.clouds:
        table.add_row(
            _shown(here), *(str(ways.get((here, there), "·")) for there in comparison.clouds), style="bold"
        )
    console.print(table)
    console.print()


def _print_move(move: Move, weights: Mapping[Effect, int], console: Console) -> None:
    worst = next((one.effect for one in move.differences), Effect.NOTICE)
    style = "bold green" if worst is Effect.NOTICE else _STYLE[worst]
    console.print(f"[bold]{_shown(move.here)} → {_shown(move.there)}[/]")
    console.print(f"[{style}]{_shown(words.answer(move))}[/]")
    console.print(words.distance(move, weights))
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for one, others in move.causes:
        table.add_row(f"[{_STYLE[one.effect]}]{one.effect.value}[/]", _told(one))
        for other in others:
            table.add_row("", Padding(f"[dim]with it:[/] {_told(other)}", (0, 0, 0, 2)))
    console.print(Padding(table, (1, 0, 0, 0)))
    if move.unknown:
        console.print(f"[dim]{_shown(words.unknown(move))}[/]")
    console.print()


def _told(one: Difference) -> str:
    beyond = len(one.names) - _NAMED
    names = [*one.names[:_NAMED], *([f"and {beyond} more"] if beyond > 0 else [])]
    return f"{_shown(one.means)} [dim]{_shown(', '.join(names) if names else one.subject)}[/]"


def _print_rows(
    title: str, rows: tuple[Row, ...], clouds: tuple[str, ...], console: Console, *, everything: bool
) -> None:
    shown = [row for row in rows if everything or (row.counts and not row.same)]
    table = Table(title=title, title_justify="left", box=None)
    for column in ("", *clouds):
        table.add_column(_shown(column), overflow="fold")
    for row in shown:
        table.add_row(*(_shown(cut(cell, _VALUE)) for cell in words.cells(row)))
    if shown:
        console.print(table)
    console.print(f"[dim]{sum(row.same for row in rows)} of {len(rows)} {title} are the same.[/]\n")


def _shown(text: str) -> str:
    """Text of a cloud's, which may hold what acts in a terminal, or what looks like markup of rich's."""
    return escape(visible(text))
