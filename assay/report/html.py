"""The report of a run as one HTML file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from assay.model.evidence import Evidence
from assay.model.exchange import Exchange
from assay.model.guideline import Guideline
from assay.model.verdict import Verdict
from assay.report import layout
from assay.report.page import page


def render(
    verdicts: Sequence[Verdict],
    guideline: Guideline,
    evidence: Evidence,
    exchanges: Callable[[str], list[Exchange]],
) -> str:
    """Lay out the report; the same arguments always give the same bytes.

    Args:
        verdicts: One for each program of the guideline, that of the program asked for first.
        guideline: By which they were judged.
        evidence: What was observed.
        exchanges: Gives the exchanges of a check by its id, in order.

    Returns:
        A whole HTML document.
    """
    return layout.lay_out("report.html.j2", page=page(verdicts, guideline, evidence, exchanges))


def write(
    path: Path,
    verdicts: Sequence[Verdict],
    guideline: Guideline,
    evidence: Evidence,
    exchanges: Callable[[str], list[Exchange]],
) -> None:
    """Write the report; see `render`.

    Args:
        path: The file, written over if it is there.
        verdicts: See `render`.
        guideline: See `render`.
        evidence: See `render`.
        exchanges: See `render`.

    Raises:
        Problem: the file cannot be written.
    """
    layout.write(path, render(verdicts, guideline, evidence, exchanges))
