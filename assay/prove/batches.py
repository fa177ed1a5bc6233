"""Which deviations can be planted together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assay.lab.deviations.deviation import Deviation


@dataclass(frozen=True, kw_only=True)
class Batch:
    """One run.

    Attributes:
        planted: The deviations.
        checks: Ids of the checks to run: all that any of them could move.
    """

    planted: tuple[Deviation, ...]
    checks: frozenset[str]


def batch(deviations: Sequence[Deviation], reach: Mapping[str, frozenset[str]]) -> list[Batch]:
    """Put deviations together whose reaches have nothing in common, the widest first.

    Args:
        deviations: What to plant.
        reach: Deviation name to the checks that it could move.
    """
    batches: list[Batch] = []
    for one in sorted(deviations, key=lambda one: (-len(reach[one.name]), one.name)):
        for number, some in enumerate(batches):
            if not some.checks & reach[one.name]:
                batches[number] = Batch(planted=(*some.planted, one), checks=some.checks | reach[one.name])
                break
        else:
            batches.append(Batch(planted=(one,), checks=reach[one.name]))
    return batches
