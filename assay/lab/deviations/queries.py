"""A condition for listings, whose filters are told apart by what else the query asks."""

from assay.lab.deviations.conditions import Condition


def asks_by(*names: str) -> Condition:
    """The query has these parameters and no others."""
    asked = set(names)
    return lambda request: set(request.query) == asked
