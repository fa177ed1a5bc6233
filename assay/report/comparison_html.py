"""A comparison of clouds as one HTML file."""

from pathlib import Path

from assay.model.comparison import Comparison, Effect, Move
from assay.report import comparison as words
from assay.report import layout

_GROUP = {
    Effect.BREAKS: ("Breaks", "break"),
    Effect.ADAPT: ("Has to be changed", "to be changed"),
    Effect.NOTICE: ("To be noticed", "to be noticed"),
}
"""What differences of an effect are called, above them and where they are counted."""
_SIGN = {"breaks": "✗", "adapt": "▲", "fits": "✓"}


def render(comparison: Comparison, weights: dict[Effect, int]) -> str:
    """Lay out a comparison; the same arguments always give the same bytes.

    Args:
        comparison: The clouds.
        weights: What one difference of each effect counts.

    Returns:
        A whole HTML document.
    """
    return layout.lay_out(
        "comparison.html.j2",
        comparison=comparison,
        weights=weights,
        answer=words.answer,
        cells=words.cells,
        distance=words.distance,
        number=lambda move: comparison.moves.index(move) + 1,
        short=words.short,
        tone=_tone,
        unknown=words.unknown,
        EFFECT=Effect,
        GROUP=_GROUP,
        SIGN_OF=_SIGN,
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


def _tone(move: Move) -> str:
    """How a move is coloured: by the gravest that it does."""
    if move.count(Effect.BREAKS):
        return "breaks"
    return "adapt" if move.count(Effect.ADAPT) else "fits"
