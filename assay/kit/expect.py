"""How a check states its claims."""

import re
from collections.abc import Callable, Collection
from typing import Any

from assay.kit.rest import Reply
from assay.model.claim import Claim

_LONGEST = 300
_MISSING: Any = object()


class Expect:
    """Records claims. A claim that does not hold fails the check, which still goes on to its other claims.

    Args:
        evidence: Gives the id of the last exchange.
    """

    def __init__(self, evidence: Callable[[], str | None] = lambda: None):
        self._evidence = evidence
        self.claims: list[Claim] = []

    def __call__(
        self,
        what: str,
        observed: Any,
        *,
        equals: Any = _MISSING,
        differs_from: Any = _MISSING,
        is_none: bool | None = None,
        is_true: bool | None = None,
        contains: Any = _MISSING,
        lacks: Any = _MISSING,
        among: Collection[Any] | None = None,
        matches: str | None = None,
        at_least: Any = _MISSING,
        at_most: Any = _MISSING,
        same_items: Collection[Any] | None = None,
    ) -> bool:
        """Claim something of what was observed, by exactly one of the keywords.

        Args:
            what: The claim in words, such as `the fingerprint belongs to the key`.
            observed: What was observed.
            equals: It equals this.
            differs_from: It does not equal this.
            is_none: It is None (or, if False, is not).
            is_true: It is true (or, if False, is not).
            contains: It contains this.
            lacks: It does not contain this.
            among: It is one of these.
            matches: It is text that this regular expression matches as a whole.
            at_least: It is this or more.
            at_most: It is this or less.
            same_items: It holds exactly these, in any order.

        Returns:
            Whether the claim held.
        """
        tests: list[tuple[str, Callable[[], bool]]] = []
        if equals is not _MISSING:
            tests.append((_show(equals), lambda: bool(observed == equals)))
        if differs_from is not _MISSING:
            tests.append((f"anything but {_show(differs_from)}", lambda: bool(observed != differs_from)))
        if is_none is not None:
            tests.append(("nothing" if is_none else "something", lambda: (observed is None) is is_none))
        if is_true is not None:
            tests.append((str(is_true), lambda: bool(observed) is is_true))
        if contains is not _MISSING:
            tests.append((f"something with {_show(contains)}", lambda: contains in observed))
        if lacks is not _MISSING:
            tests.append((f"something without {_show(lacks)}", lambda: lacks not in observed))
        if among is not None:
            tests.append((f"one of {_show(list(among))}", lambda: observed in among))
        if matches is not None:
            tests.append((f"text like /{matches}/", lambda: re.fullmatch(matches, observed) is not None))
        if at_least is not _MISSING:
            tests.append((f"{_show(at_least)} or more", lambda: bool(observed >= at_least)))
        if at_most is not _MISSING:
            tests.append((f"{_show(at_most)} or less", lambda: bool(observed <= at_most)))
        if same_items is not None:
            tests.append((_show(_sorted(same_items)), lambda: _sorted(observed) == _sorted(same_items)))
        if len(tests) != 1:
            raise TypeError(f"the claim {what!r} needs exactly one matcher, and has {len(tests)}")
        expected, test = tests[0]
        try:
            held = test()
        except TypeError:  # such as a text compared with a number: the observed value is of the wrong type
            held = False
        return self.record(what, expected, _show(observed), held)

    def status(self, what: str, reply: Reply, *statuses: int) -> bool:
        """Claim that a reply has one of these HTTP statuses.

        Args:
            what: The claim in words, such as `a server that does not exist is not found`.
            reply: The reply, of a request sent with `refusable`.
            statuses: The statuses that the specification allows.

        Returns:
            Whether the claim held.
        """
        expected = " or ".join(str(status) for status in statuses)
        observed = f"{reply.status}: {reply.message}" if reply.status >= 400 else str(reply.status)
        return self.record(what, expected, observed, reply.status in statuses)

    def record(self, what: str, expected: str, observed: str, held: bool) -> bool:
        """Record a claim that was tested elsewhere."""
        self.claims.append(
            Claim(what=what, expected=expected, observed=observed, held=held, exchange=self._evidence())
        )
        return held


def _show(value: Any) -> str:
    text = value if isinstance(value, str) and value else repr(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _sorted(items: Collection[Any]) -> list[Any]:
    return sorted(items, key=repr)
