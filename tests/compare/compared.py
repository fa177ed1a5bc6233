"""Clouds set side by side as `assay compare` does."""

from collections.abc import Sequence

from assay.formats import guidelines, meanings
from assay.judge.compare import compare
from assay.model.comparison import Comparison
from assay.model.evidence import Evidence


def compared(evidences: Sequence[Evidence]) -> Comparison:
    """Clouds side by side.

    Args:
        evidences: Of a run on each.
    """
    described = {name: one.description for name, one in guidelines.find().capabilities.items()}
    return compare(evidences, meanings.load(), described)
