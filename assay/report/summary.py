"""The end of a run in a terminal: verdict first, then why, then where to look."""

from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from assay.cloud.cleanup import Swept
from assay.model.evidence import Evidence
from assay.model.guideline import Guideline
from assay.model.outcome import Outcome
from assay.model.verdict import Verdict
from assay.report.style import OUTCOME_SIGN, OUTCOME_STYLE, VERDICT_STYLE

_NAMED = 3


def print_summary(
    verdict: Verdict,
    guideline: Guideline,
    evidence: Evidence,
    folder: Path,
    swept: Swept,
    *,
    report: Path | None = None,
    quiet: bool = False,
    console: Console | None = None,
) -> None:
    """Print what came of a run.

    Args:
        verdict: By the program asked for.
        guideline: By which it was judged.
        evidence: What it was judged on.
        folder: The bundle.
        swept: What cleaning did.
        report: The HTML report, if one was made.
        quiet: Print the verdict only.
        console: Where; the standard output if None.
    """
    console = console or Console(highlight=False)
    program = guideline.programs[verdict.program]
    style = VERDICT_STYLE[verdict.conformance]
    headline = Text.assemble(
        (evidence.cloud.name, "bold"),
        " is ",
        (verdict.conformance.value, style),
        f" with {program.title} by guideline {guideline.id} ({guideline.status}), level ",
        (verdict.level.value, "bold"),
    )
    if quiet:
        console.print(headline, soft_wrap=True)
        return
    console.print(Panel(headline, border_style=style, expand=False))
    console.print(_by_service(evidence))
    for (outcome, reason), checks in _explained(evidence):
        console.print(
            f"[{OUTCOME_STYLE[outcome]}]{OUTCOME_SIGN[outcome]} {outcome.value:<7}[/] {_several(checks)}  "
            f"[dim]{escape(reason)}[/]",
            soft_wrap=True,
        )
    unproven = [reason for reason in verdict.reasons if reason.endswith("was not run.")]
    if unproven:
        console.print(f"[dim]{len(unproven)} required capabilities were not tested.[/]")
    retried = sum(bool(result.discarded) for result in evidence.results.values())
    if retried:
        console.print(f"[dim]{retried} checks were carried out again because the line was disturbed.[/]")
    for flag in verdict.flags:
        console.print(f"[dim]flagged[/] {escape(flag.about)}  [dim]{escape(flag.why)}[/]", soft_wrap=True)
    for waiver in verdict.waivers:
        console.print(f"[dim]waived[/]  {waiver.capability}  [dim]{escape(waiver.why)}[/]", soft_wrap=True)
    console.print(
        f"\n{verdict.count(Outcome.PASS)} of {verdict.required} required capabilities proven; "
        + (f"{len(swept.left)} things left behind (assay cleanup)." if swept.left else "nothing left behind.")
    )
    console.print(f"bundle  {folder}", soft_wrap=True)
    if report:
        console.print(f"report  {report}", soft_wrap=True)
    failed = next((id for id, one in evidence.results.items() if one.outcome is Outcome.FAIL), None)
    if failed:
        console.print(f"why     assay explain {failed} {folder}", soft_wrap=True)


def _explained(evidence: Evidence) -> list[tuple[tuple[Outcome, str], list[str]]]:
    """Every outcome but a pass with its reason, the worst first, and the checks that ended so."""
    found: dict[tuple[Outcome, str], list[str]] = {}
    for id, result in sorted(evidence.results.items()):
        if result.outcome is not Outcome.PASS:
            found.setdefault((result.outcome, result.reason), []).append(id)
    severity = list(Outcome)
    return sorted(found.items(), key=lambda item: -severity.index(item[0][0]))


def _several(checks: list[str]) -> str:
    if len(checks) <= _NAMED:
        return ", ".join(checks)
    return f"{', '.join(checks[:_NAMED])} and {len(checks) - _NAMED} more"


def _by_service(evidence: Evidence) -> Table:
    counts: dict[str, Counter[Outcome]] = {}
    for id in evidence.checks:
        result = evidence.results.get(id)
        service = id.split(".", 1)[0]
        counts.setdefault(service, Counter())[result.outcome if result else Outcome.UNRUN] += 1
    table = Table(box=None, pad_edge=False)
    table.add_column("service")
    for outcome in Outcome:
        table.add_column(outcome.value, justify="right", style=OUTCOME_STYLE[outcome])
    for service in sorted(counts):
        table.add_row(service, *(str(counts[service][outcome] or "") for outcome in Outcome))
    return table
