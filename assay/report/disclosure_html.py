"""A disclosure as one HTML file."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from assay.model.disclosure import Basis, Disclosure, Statement
from assay.report import layout


def render(disclosure: Disclosure, statements: Sequence[Statement]) -> str:
    """Lay out a disclosure; the same arguments always give the same bytes.

    Args:
        disclosure: The declaration.
        statements: What it says, each with what stands behind it.

    Returns:
        A whole HTML document.
    """
    return layout.lay_out(
        "disclosure.html.j2",
        disclosure=disclosure,
        title=next((one.says for one in statements if one.subject == "product.name" and one.says), "A cloud"),
        sections=[(name, list(some)) for name, some in groupby(statements, lambda one: one.section)],
        counted=[(basis, Counter(one.basis for one in statements)[basis]) for basis in Basis],
    )


def write(path: Path, disclosure: Disclosure, statements: Sequence[Statement]) -> None:
    """Write a disclosure; see `render`.

    Args:
        path: The file, written over if it is there.
        disclosure: The declaration.
        statements: What it says, each with what stands behind it.

    Raises:
        Problem: the file cannot be written.
    """
    layout.write(path, render(disclosure, statements))
