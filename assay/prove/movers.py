"""Finds out which of many deviations moves a check, by planting half of them, and half of the half."""

from collections.abc import Callable

from assay.problem import Problem
from assay.prove.batches import Batch, Reach
from assay.prove.planted import Seen


def movers(run: Callable[[Batch], Seen], batch: Batch, reach: Reach) -> dict[str, dict[str, str]]:
    """Find out which deviations of a batch move checks that none of them is meant to move.

    Args:
        run: Carries out a batch.
        batch: The deviations, and the checks.
        reach: What each deviation could move.

    Returns:
        By deviation name, the checks that moved under it alone, and why. What moves only under several
        together is nobody's.

    Raises:
        Problem: a deviation that is planted alone keeps the run from being carried out.
    """
    try:
        moved = run(batch).moved
    except Problem:
        if len(batch.planted) == 1:
            raise
        moved = dict.fromkeys(
            batch.checks, ""
        )  # such a run says nothing, so each half has to speak for itself
    if not moved:
        return {}
    if len(batch.planted) == 1:
        return {batch.planted[0].name: moved}
    found: dict[str, dict[str, str]] = {}
    for half in _halves(batch, frozenset(moved), reach):
        found |= movers(run, half, reach)
    return found


def _halves(batch: Batch, checks: frozenset[str], reach: Reach) -> list[Batch]:
    """Two batches of half the deviations each, with those of some checks that they could move."""
    planted = [one for one in batch.planted if reach[one.name] & checks]
    middle = len(planted) // 2
    return [
        Batch(
            planted=tuple(half),
            checks=checks & frozenset().union(*(reach[one.name] for one in half)),
        )
        for half in (planted[:middle], planted[middle:])
        if half
    ]
