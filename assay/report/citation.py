"""Which exchanges explain a failed check."""

from collections.abc import Sequence
from dataclasses import dataclass

from assay.model.exchange import Exchange
from assay.model.result import CheckResult

MOST = 12


@dataclass(frozen=True, kw_only=True)
class Citation:
    """The exchanges worth looking at.

    Attributes:
        cited: Those that the failed claims cite, in the order of the claims.
        around: Those nearest to them, in the order of time.
        left_out: How many more the bundle has.
    """

    cited: tuple[Exchange, ...]
    around: tuple[Exchange, ...]
    left_out: int


def cite(result: CheckResult, exchanges: Sequence[Exchange], most: int = MOST) -> Citation:
    """Choose the exchanges that explain a check, those that its failed claims cite first.

    Args:
        result: What came of the check.
        exchanges: All that it made, in order.
        most: How many to choose at most.
    """
    # A resumed run counts from one again: the last exchange of an id belongs to the result that counted.
    places = {exchange.id: place for place, exchange in enumerate(exchanges)}
    named = [claim.exchange for claim in result.claims if not claim.held and claim.exchange]
    cited = [places[id] for id in dict.fromkeys(named) if id in places][:most]
    start = cited[0] if cited else len(exchanges) - 1
    others = [place for place in range(len(exchanges)) if place not in cited]
    # What led to it explains more than what came after.
    others.sort(key=lambda place: (abs(place - start), place > start))
    around = sorted(others[: most - len(cited)])
    return Citation(
        cited=tuple(exchanges[place] for place in cited),
        around=tuple(exchanges[place] for place in around),
        left_out=len(exchanges) - len(cited) - len(around),
    )
