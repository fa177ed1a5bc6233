"""Lends out resources that pass from check to check, one check at a time.

To boot a server takes a cloud longer than most of what a check then does with it. A check that leaves a lent
resource as it found it hands it on; one that does not pass may have left it in any state, so what it had is
removed.
"""

import itertools
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assay.kit.declare import Check, Resource
from assay.runner.suite import Suite


@dataclass(frozen=True, kw_only=True)
class Loan:
    """A resource in the hands of one check.

    Attributes:
        resource: What it is one of.
        scope: Whom it belongs to in ledger and tape.
        value: The resource itself.
    """

    resource: Resource
    scope: str
    value: Any


def shared_scope(resource: Resource) -> str:
    """Whom a shared resource belongs to in ledger and tape."""
    return f"resource:{resource.name}"


class Pool:
    """What outlives a check, and how often it will still be wanted. Thread safe.

    Args:
        suite: Where resources are declared.
        checks: The checks that are going to be run.
    """

    def __init__(self, suite: Suite, checks: Iterable[Check]):
        self._suite = suite
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._idle: dict[str, list[Loan]] = defaultdict(list)
        self._to_come = Counter(one.name for check in checks for one in self._lasting(check))

    def lent_to(self, check: Check) -> tuple[Resource, ...]:
        """The resources that a check borrows."""
        return tuple(one for one in self._suite.needs_of(check.needs) if one.lent)

    def scope(self, resource: Resource) -> str:
        """A scope for a new one."""
        return f"resource:{resource.name}.{next(self._numbers)}"

    def borrow(self, resource: Resource) -> Loan | None:
        """Take one that is idle; None if there is none and one has to be made."""
        with self._lock:
            return self._idle[resource.name].pop() if self._idle[resource.name] else None

    def give_back(self, loan: Loan) -> None:
        """Let the next check have it."""
        with self._lock:
            self._idle[loan.resource.name].append(loan)

    def done(self, check: Check) -> list[str]:
        """Tell that a check is over.

        Returns:
            The scopes of what no check to come will want, shared or lent, to be removed.
        """
        over = []
        with self._lock:
            for resource in reversed(self._lasting(check)):
                self._to_come[resource.name] -= 1
                if self._to_come[resource.name] <= 0:
                    over += [loan.scope for loan in self._idle.pop(resource.name, [])]
                    over += [shared_scope(resource)] if resource.shared else []
        return over

    def over(self, resource: Resource) -> bool:
        """Whether no check to come will want a shared resource; then it is removed, if it was made."""
        with self._lock:
            return self._to_come[resource.name] <= 0

    def drain(self) -> list[str]:
        """Take all that are idle, and tell their scopes, to be removed."""
        with self._lock:
            idle = [loan.scope for loans in self._idle.values() for loan in loans]
            self._idle.clear()
        return idle

    def _lasting(self, check: Check) -> tuple[Resource, ...]:
        return tuple(one for one in self._suite.needs_of(check.needs) if one.lent or one.shared)

    def idle_uses(self, without: Check) -> Counter[str]:
        """What the idle ones take of the project's quota, those left out that a check would borrow."""
        uses: Counter[str] = Counter()
        wanted = {resource.name for resource in self.lent_to(without)}
        with self._lock:
            for name, loans in self._idle.items():
                for loan in loans[1:] if name in wanted else loans:
                    uses.update(loan.resource.uses)
        return uses
