"""Which deviations can be planted together, and which checks be run under them, so that few runs show all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assay.lab.deviations.deviation import Deviation

Reach = Mapping[str, frozenset[str]]
"""Name of a deviation to the ids of the checks that it could move."""


@dataclass(frozen=True, kw_only=True)
class Batch:
    """One run.

    Attributes:
        planted: The deviations.
        checks: Ids of the checks to run.
    """

    planted: tuple[Deviation, ...]
    checks: frozenset[str]


def apart(deviations: Sequence[Deviation], reach: Reach, wanted: Reach) -> list[Batch]:
    """Batches in which each deviation meets the checks wanted of it as if it were planted alone.

    Args:
        deviations: What to plant.
        reach: What each could move.
        wanted: The checks to run under each; no other deviation of its batch reaches them.
    """
    batches: list[Batch] = []
    reached: list[set[str]] = []
    for one in sorted(deviations, key=lambda one: (-len(reach[one.name]), one.name)):
        for number, batch in enumerate(batches):
            if not reached[number] & wanted[one.name] and not batch.checks & reach[one.name]:
                batches[number] = Batch(planted=(*batch.planted, one), checks=batch.checks | wanted[one.name])
                reached[number] |= reach[one.name]
                break
        else:
            batches.append(Batch(planted=(one,), checks=wanted[one.name]))
            reached.append(set(reach[one.name]))
    return batches


def in_company(deviations: Sequence[Deviation], reach: Reach) -> list[Batch]:
    """Batches in which every deviation at some time meets every check that it could move but must not.

    The checks are divided into two sides, so that as many as may be of the pairs that are left lie across;
    then the deviations of one side's checks are planted, and the other side's checks run, and the other way
    round; and so on until no pair is left.

    Args:
        deviations: What to plant.
        reach: What each could move.
    """
    left = {one.name: set(reach[one.name]) - {one.breaks} for one in deviations}
    batches = []
    while any(left.values()):
        one_side = _one_side(deviations, left)
        for side in (True, False):
            planted = [one for one in deviations if (one.breaks in one_side) is side]
            met = {one.name: {id for id in left[one.name] if (id in one_side) is not side} for one in planted}
            planted = [one for one in planted if met[one.name]]
            if planted:
                checks = frozenset().union(*(met[one.name] for one in planted))
                batches.append(Batch(planted=tuple(planted), checks=checks))
            for name, ids in met.items():
                left[name] -= ids
    return batches


def _one_side(deviations: Iterable[Deviation], left: Mapping[str, set[str]]) -> set[str]:
    """One of two sides of the checks: each goes where it has the fewer of its neighbours beside it."""
    weights: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in deviations:
        for id in left[one.name]:
            weights[one.breaks][id] += 1
            weights[id][one.breaks] += 1
    sides: dict[str, bool] = {}
    for id in sorted(weights, key=lambda id: (-sum(weights[id].values()), id)):
        beside = sum(weight for other, weight in weights[id].items() if sides.get(other) is True)
        across = sum(weight for other, weight in weights[id].items() if sides.get(other) is False)
        sides[id] = beside < across or (beside == across == 0 and not sides)
    return {id for id, side in sides.items() if side}
