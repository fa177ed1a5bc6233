"""What can be said of code that a cloud runs, held against what upstream published."""

from collections.abc import Iterable
from enum import StrEnum


class Provenance(StrEnum):
    """What can be said of code; only `UNMODIFIED` says that it is upstream's own."""

    UNMODIFIED = "unmodified"
    OUTSIDE = "modified outside"
    NOTHING = "nothing to compare"
    UNREADABLE = "unreadable"
    INSIDE = "modified inside designated sections"


UPSTREAMS = frozenset({Provenance.UNMODIFIED, Provenance.OUTSIDE})
"""What says that the designated sections are upstream's own."""

_SEVERITY = {provenance: severity for severity, provenance in enumerate(Provenance)}


def worst(found: Iterable[Provenance]) -> Provenance:
    """The worst of several; of none at all, `NOTHING`."""
    return max(found, key=_SEVERITY.__getitem__, default=Provenance.NOTHING)
