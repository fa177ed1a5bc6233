"""Where a run's time went: the chain of activities that decided it, and what requests were for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from assay.model.activity import Activity
from assay.model.exchange import Exchange

CLEANUP = "cleanup"
_RESOURCE = "resource:"
_GUEST_CHECKS = "guest."
_GUEST = re.compile(rf"{_RESOURCE}(\w+_)?guests?")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What was asked of the cloud for one purpose.

    Attributes:
        requests: How many requests.
        seconds: How long their answers took, added up.
    """

    requests: int = 0
    seconds: float = 0.0

    def __add__(self, other: "Asked") -> "Asked":
        """Both together."""
        return Asked(requests=self.requests + other.requests, seconds=self.seconds + other.seconds)


def asked_by_scope(exchanges: Iterable[Exchange]) -> dict[str, Asked]:
    """What each check, resource and other activity asked."""
    asked: dict[str, Asked] = {}
    for exchange in exchanges:
        asked[exchange.scope] = asked.get(exchange.scope, Asked()) + Asked(
            requests=1, seconds=exchange.seconds
        )
    return asked


def critical_path(activities: Sequence[Activity]) -> list[Activity]:
    """The chain of activities, each begun when the one before it ended, that ended last.

    Args:
        activities: All of a run.

    Returns:
        The chain, the earliest first.
    """
    by_name = {activity.name: activity for activity in activities}
    path: list[Activity] = []
    step = max(activities, key=lambda activity: activity.ended, default=None)
    while step and step not in path:
        path.append(step)
        step = by_name.get(step.after)
    return path[::-1]


def purpose(scope: str, checks: Iterable[str]) -> str:
    """What a scope's requests were for, in words.

    Args:
        scope: Of an exchange.
        checks: Ids of all checks.
    """
    if scope in checks:
        return f"checks of {scope.partition('.')[0]}"
    if scope.startswith(_RESOURCE):
        return "making what checks share"
    return "removing what was made" if scope == CLEANUP else "finding out what there is"


def asked_by_purpose(asked: dict[str, Asked], checks: Iterable[str]) -> dict[str, Asked]:
    """What was asked for each purpose, the most time first."""
    known = frozenset(checks)
    total: dict[str, Asked] = {}
    for scope, share in asked.items():
        name = purpose(scope, known)
        total[name] = total.get(name, Asked()) + share
    return dict(sorted(total.items(), key=lambda item: -item[1].seconds))


@dataclass(frozen=True, kw_only=True)
class Overlap:
    """How well the waits for guests overlapped.

    Attributes:
        checks: How many guest checks there were.
        seconds: From the first that was done for them to their end.
        boots: The five that took longest of the guests that checks share, in seconds, the longest first.
    """

    checks: int
    seconds: float
    boots: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """How many times the sum of these boots all guest checks took; queued, they would be many."""
        return self.seconds / sum(self.boots) if sum(self.boots) else 0.0


def overlap_of_guests(activities: Sequence[Activity]) -> Overlap | None:
    """What the guest checks of a run took, beside the boots that nobody can save.

    Args:
        activities: All of a run.

    Returns:
        None if the run had no guests that are shared, to measure by.
    """
    checks = [activity for activity in activities if activity.name.startswith(_GUEST_CHECKS)]
    boots = [activity for activity in activities if _GUEST.fullmatch(activity.name)]
    if not checks or not boots:
        return None
    theirs = checks + boots
    return Overlap(
        checks=len(checks),
        seconds=max(one.ended for one in theirs) - min(one.started for one in theirs),
        boots=tuple(sorted((one.seconds for one in boots), reverse=True)[:5]),
    )


def print_timing(
    activities: Sequence[Activity],
    exchanges: Iterable[Exchange],
    checks: Iterable[str],
    *,
    console: Console | None = None,
) -> None:
    """Print the critical path, and what requests were for.

    Args:
        activities: All of a run.
        exchanges: All of a run.
        checks: Ids of its checks.
        console: Where; the standard output if None.
    """
    console = console or Console(highlight=False)
    asked = asked_by_scope(exchanges)
    path = Table(title="critical path", title_justify="left", box=None)
    for column in ("from", "seconds", "requests", "asking"):
        path.add_column(column, justify="right")
    path.add_column("activity", overflow="fold")
    for activity in critical_path(activities):
        share = asked.get(activity.name, Asked())
        path.add_row(
            f"{activity.started:.1f}",
            f"{activity.seconds:.1f}",
            str(share.requests),
            f"{share.seconds:.1f}",
            activity.name,
        )
    console.print(path)
    purposes = Table(title="what requests were for", title_justify="left", box=None)
    for column in ("requests", "seconds"):
        purposes.add_column(column, justify="right")
    purposes.add_column("purpose")
    for name, share in asked_by_purpose(asked, checks).items():
        purposes.add_row(str(share.requests), f"{share.seconds:.1f}", name)
    console.print(purposes)
    guests = overlap_of_guests(activities)
    if guests:
        boots = " + ".join(f"{seconds:.0f}" for seconds in guests.boots)
        console.print(
            f"{guests.checks} guest checks took {guests.seconds:.0f} s, which is {guests.ratio:.1f} times "
            f"the slowest boots of what they share ({boots} s)"
        )
