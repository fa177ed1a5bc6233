"""A comparison for people: what stands in the way of each move, and what differs side by side."""

from rich.console import Console
from rich.table import Table

from assay.model.comparison import Comparison, Effect, Move, Row, Value
from assay.report.text import visible

_WORD = {
    Effect.BREAKS: ("breaks", "bold red"),
    Effect.ADAPT: ("adapt", "yellow"),
    Effect.NOTICE: ("notice", "dim"),
}


def distance(move: Move, weights: dict[Effect, int]) -> str:
    """How far it is, and how that comes about, in one sentence.

    Args:
        move: From one cloud to another.
        weights: What one difference of each effect counts.
    """
    parts = [
        f"{move.count(effect)} that {one if move.count(effect) == 1 else many} ({weights[effect]} each)"
        for effect, one, many in (
            (Effect.BREAKS, "breaks something", "break something"),
            (Effect.ADAPT, "asks for a change", "ask for a change"),
        )
        if move.count(effect)
    ]
    told = " and ".join(parts) or "nothing known stands in the way"
    unknown = f"; {len(move.unknown)} capabilities are not known there" if move.unknown else ""
    return f"{move.here} → {move.there}: distance {move.distance}: {told}{unknown}."


def print_comparison(
    comparison: Comparison, weights: dict[Effect, int], *, everything: bool, console: Console | None = None
) -> None:
    """Print what stands in the way of each move, then what differs.

    Args:
        comparison: The clouds.
        weights: What one difference of each effect counts.
        everything: Also what is the same on all clouds.
        console: Where; the standard output if None.
    """
    console = console or Console(highlight=False)
    for move in comparison.moves:
        console.print(f"[bold]{distance(move, weights)}[/bold]")
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
        for one in move.differences:
            word, style = _WORD[one.effect]
            table.add_row(f"[{style}]{word}[/]", visible(one.means), f"[dim]{visible(one.subject)}[/]")
        console.print(table)
        console.print()
    for title, rows in (("capabilities", comparison.capabilities), ("facts", comparison.facts)):
        shown = [row for row in rows if everything or not row.same]
        side_by_side = Table(title=title, title_justify="left", box=None)
        for column in ("", *comparison.clouds):
            side_by_side.add_column(column, overflow="fold")
        for row in shown:
            side_by_side.add_row(*map(visible, cells(row)))
        console.print(side_by_side)
        console.print(
            f"[dim]{len(rows) - sum(not row.same for row in rows)} of {len(rows)} are the same.[/]\n"
        )


def cells(row: Row) -> tuple[str, ...]:
    """A row as texts; of a list, what not all clouds have."""
    lists = [set(map(str, value)) for value in row.values if isinstance(value, tuple)]
    common = set.intersection(*lists) if len(lists) == len(row.values) and not row.same else set()
    return (row.name, *(_cell(value, common) for value in row.values))


def _cell(value: Value, common: set[str]) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, tuple):
        own = [str(one) for one in value if str(one) not in common]
        return ", ".join([*own, f"and {len(common)} that all have"] if common else own)
    return str(value)
