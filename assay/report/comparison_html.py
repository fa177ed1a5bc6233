"""A comparison of clouds as one HTML file."""

from pathlib import Path

from assay.model.comparison import Comparison, Effect
from assay.report import layout
from assay.report.comparison import cells


def render(comparison: Comparison, weights: dict[Effect, int]) -> str:
    """Lay out a comparison; the same arguments always give the same bytes.

    Args:
        comparison: The clouds.
        weights: What one difference of each effect counts.

    Returns:
        A whole HTML document.
    """
    return layout.lay_out(
        "comparison.html.j2", comparison=comparison, weights=weights, cells=cells, EFFECT=Effect
    )


def write(path: Path, comparison: Comparison, weights: dict[Effect, int]) -> None:
    """Write a comparison; see `render`.

    Args:
        path: The file, written over if it is there.
        comparison: The clouds.
        weights: What one difference of each effect counts.

    Raises:
        Problem: the file cannot be written.
    """
    layout.write(path, render(comparison, weights))
