"""A comparison in a terminal: what can be said of each project, then every changed file."""

from itertools import groupby

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from assay.model.provenance import Provenance
from assay.provenance.collection import Kind
from assay.provenance.finding import (
    Change,
    Comparison,
    Difference,
    InstallationFinding,
    Origin,
    Size,
)
from assay.report.text import visible

_STYLE = {
    Provenance.UNMODIFIED: "green",
    Provenance.OUTSIDE: "cyan",
    Provenance.NOTHING: "yellow",
    Provenance.UNREADABLE: "yellow",
    Provenance.INSIDE: "bold red",
}
_SIGN = {
    Difference.MODIFIED: "~",
    Difference.ADDED: "+",
    Difference.MISSING: "-",
    Difference.UNREADABLE: "?",
}
_PACKAGERS = {Kind.DEBIAN: "Debian", Kind.RPM: "RPM"}
_SHOWN = 100
"""Changes of one installation and kind of section; more are counted, and JSON has all."""


def show(comparison: Comparison, console: Console | None = None) -> None:
    """Print a comparison.

    Args:
        comparison: What was found.
        console: Where; the standard output if None.
    """
    console = console or Console(highlight=False)
    style = _STYLE[comparison.provenance]
    headline = Text.assemble(
        "Code: ", (comparison.provenance.value, style), f", by designated sections {comparison.designation}"
    )
    console.print(Panel(headline, border_style=style, expand=False))
    if comparison.reason:
        console.print(Text(comparison.reason))
    if comparison.projects:
        console.print(_projects(comparison))
    for project in comparison.projects:
        for finding in project.installations:
            _changes(finding, console)
    if comparison.not_found:
        console.print(Text(f"\nNot found, and not judged: {', '.join(comparison.not_found)}"), soft_wrap=True)
    if comparison.notes:
        console.print(Text(f"\nThe collector notes {len(comparison.notes)} things, the first of them:"))
        for note in comparison.notes[:3]:
            console.print(Text(f"  {visible(note)}", style="dim"), soft_wrap=True)


def _projects(comparison: Comparison) -> Table:
    table = Table(box=None, pad_edge=False)
    for column in ("project", "installed", "as", "compared with", "files"):
        table.add_column(column, justify="right" if column == "files" else "left", overflow="fold")
    table.add_column("code")
    for project in comparison.projects:
        for finding in project.installations:
            one = finding.installation
            told = Text(finding.provenance.value, style=_STYLE[finding.provenance])
            told.append(f" {finding.reason}" if finding.reason else "", style="default")
            table.add_row(
                project.project,
                Text(visible(f"{one.distribution} {one.version}")),
                Text(visible(" ".join(part for part in (one.kind.value, *one.package) if part))),
                finding.release,
                str(finding.compared),
                told,
            )
        if project.reason or not project.installations:
            told = Text(project.provenance.value, style=_STYLE[project.provenance])
            table.add_row(project.project, "", "", "", "", told.append(f" {project.reason}", style="default"))
    return table


def _changes(finding: InstallationFinding, console: Console) -> None:
    one = finding.installation
    for designated, changes in groupby(finding.changes, key=lambda change: change.designated):
        ours = list(changes)
        where = "inside designated sections" if designated else "outside designated sections"
        heading = f"\n{one.distribution} {one.version} in {one.root} {one.location}: {len(ours)} {where}"
        console.print(Text(visible(heading), style="bold red" if designated else "cyan"), soft_wrap=True)
        for change in ours[:_SHOWN]:
            console.print(_line(change, one.kind), soft_wrap=True)
        if len(ours) > _SHOWN:
            console.print(f"  and {len(ours) - _SHOWN} more; -f json has all")


def _line(change: Change, kind: Kind) -> Text:
    section = change.section or ("designated by default" if change.designated else "in no named section")
    parts = [_size(change.size, change.difference), section]
    if change.origin is Origin.PACKAGED and kind in _PACKAGERS:
        parts.append(f"by the {_PACKAGERS[kind]} package")
    elif change.origin is not Origin.UNKNOWN:
        parts.append(change.origin.value)
    if change.note:
        parts.append(change.note)
    line = Text(f"  {_SIGN[change.difference]} {change.difference.value:<10} {visible(change.path)}")
    return line.append(f"  {visible('; '.join(part for part in parts if part))}", style="dim")


def _size(size: Size, difference: Difference) -> str:
    if difference is Difference.UNREADABLE:
        return ""
    if size.lines is not None:
        return f"+{size.lines[0]} -{size.lines[1]} lines"
    if difference is Difference.MODIFIED:
        return f"{size.upstream} to {size.installed} bytes"
    return f"{size.installed or size.upstream} bytes"
