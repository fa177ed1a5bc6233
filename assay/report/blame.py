"""Whose fault an outcome looks like."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assay.model.exchange import Exchange
from assay.model.outcome import Outcome
from assay.model.result import CheckResult


class Culprit(StrEnum):
    """Who has to act."""

    CLOUD = "the cloud"
    POLICY = "nobody: it is not on offer"
    LINE = "the line to the cloud"
    CIRCUMSTANCES = "the circumstances"
    ASSAY = "Assay"
    NOBODY = "nobody"


@dataclass(frozen=True, kw_only=True)
class Blame:
    """Whose fault it looks like.

    Attributes:
        culprit: Who has to act.
        why: What makes it look so, one sentence.
    """

    culprit: Culprit
    why: str


def blame(result: CheckResult | None, cited: Sequence[Exchange] = ()) -> Blame:
    """Say whose fault an outcome looks like. It is a reading, not a proof.

    Args:
        result: What came of the check; None when it was not run.
        cited: The exchanges that its failed claims cite.
    """
    outcome = result.outcome if result else Outcome.UNRUN
    if result is None or outcome in (Outcome.PASS, Outcome.UNRUN):
        why = "Every claim held." if outcome is Outcome.PASS else "The check was not run."
        return Blame(culprit=Culprit.NOBODY, why=why)
    if outcome is Outcome.FAIL:
        broken = next((exchange for exchange in cited if exchange.status >= 500), None)
        if broken:
            why = f"It answered {broken.status}, which a service says of itself when it went wrong."
        else:
            why = "It answered, and the answer is not what the specification asks for."
        return Blame(culprit=Culprit.CLOUD, why=why)
    if outcome is Outcome.ABSENT:
        return Blame(
            culprit=Culprit.POLICY,
            why="The cloud does not offer it, or its policy keeps it from an ordinary tenant.",
        )
    if outcome is Outcome.ERROR:
        return Blame(
            culprit=Culprit.ASSAY, why="The check itself went wrong, which says nothing about the cloud."
        )
    if result.disturbances or result.discarded or "line to the cloud" in result.reason:
        return Blame(
            culprit=Culprit.LINE,
            why="Requests were disturbed again and again, so what was seen says nothing about the cloud.",
        )
    if re.search(r"quota", result.reason, re.IGNORECASE):
        return Blame(culprit=Culprit.CIRCUMSTANCES, why="The project's quota did not let the check begin.")
    return Blame(culprit=Culprit.CIRCUMSTANCES, why="Something that the check needs was not there.")
