"""Whether what a bundle says follows from what it says."""

from collections import Counter
from collections.abc import Iterator

from assay.model.evidence import Evidence
from assay.model.outcome import Outcome
from assay.model.result import CheckResult


def faults(evidence: Evidence) -> tuple[str, ...]:
    """Every contradiction within evidence, one sentence each; empty when there is none.

    Args:
        evidence: What a bundle holds.
    """
    return tuple(_selection(evidence)) + tuple(
        fault for result in evidence.results.values() for fault in _result(result)
    )


def tallies(evidence: Evidence) -> dict[str, int]:
    """How many of the selected checks came out how; a selected check without a result was not run."""
    counted = Counter(
        evidence.results[id].outcome if id in evidence.results else Outcome.UNRUN for id in evidence.checks
    )
    return {outcome.value: counted[outcome] for outcome in Outcome}


def _selection(evidence: Evidence) -> Iterator[str]:
    for id in evidence.checks:
        if id not in evidence.suite.checks:
            yield f"{id} was selected, and its suite has no such check."
    for id, result in evidence.results.items():
        if id not in evidence.checks:
            yield f"{id} has a result and was not selected."
        elif result.proves != evidence.checks[id].proves:
            yield f"{id} proves {evidence.checks[id].proves}, and its result says {result.proves}."


def _result(result: CheckResult) -> Iterator[str]:
    failed = [claim for claim in result.claims if not claim.held]
    match result.outcome:
        case Outcome.PASS if not result.claims:
            yield f"{result.check} is a pass without a claim, so nothing was proven."
        case Outcome.PASS if failed:
            yield f"{result.check} is a pass, and it did not hold that {failed[0].what}."
        case Outcome.FAIL if not failed:
            yield f"{result.check} is a failure, and every claim of it held."
        case Outcome.ABSENT | Outcome.ERROR | Outcome.UNRUN if failed:
            yield f"{result.check} is {result.outcome}, and it did not hold that {failed[0].what}."
        case Outcome.BLOCKED if failed and not result.discarded:
            # Only a line that stayed disturbed makes a failed claim say nothing.
            yield f"{result.check} is blocked undisturbed, and it did not hold that {failed[0].what}."
    for claim in result.claims:
        if claim.exchange is not None and claim.exchange.rpartition("#")[0] != result.check:
            yield f"{result.check} rests on the exchange {claim.exchange}, which is another's."
