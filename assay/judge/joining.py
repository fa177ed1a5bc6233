"""Several runs on one cloud as one piece of evidence."""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from assay.model.evidence import Evidence
from assay.model.official import OfficialResult
from assay.model.outcome import Outcome, worst
from assay.model.result import CheckResult
from assay.problem import ExitCode, Problem

_DECISIVE = frozenset({Outcome.PASS, Outcome.FAIL, Outcome.ABSENT})


def join(runs: Sequence[Evidence]) -> Evidence:
    """Join runs of one suite on one cloud.

    Where several ran a check, what says something of the cloud counts before what does not, and of that the
    worst: a run can complete another one and never mend it.

    Args:
        runs: One or more.

    Returns:
        Evidence of all that was run.

    Raises:
        Problem: they are of different clouds or suites.
    """
    if not runs:
        raise Problem("There is nothing to join.", advice="Name one bundle or several.")
    for one in runs[1:]:
        if one.cloud.fingerprint != runs[0].cloud.fingerprint:
            raise _different(
                "clouds", f"The run {runs[0].run} was on {_cloud(runs[0])}, {one.run} on {_cloud(one)}."
            )
        if _suite(one) != _suite(runs[0]):
            raise _different("suites", f"The run {one.run} was made with other checks than {runs[0].run}.")
    return reduce(_joined, runs)


def _joined(one: Evidence, other: Evidence) -> Evidence:
    results = dict(one.results)
    for id, result in other.results.items():
        results[id] = _counting(results[id], result) if id in results else result
    return replace(
        one,
        run=f"{one.run}+{other.run}",
        started=min(one.started, other.started),
        finished=max(one.finished, other.finished) if one.finished and other.finished else "",
        checks={**one.checks, **other.checks},
        results=results,
        facts=tuple(dict.fromkeys((*one.facts, *other.facts))),
        left_behind=(*one.left_behind, *other.left_behind),
        nonce=one.nonce if one.nonce == other.nonce else None,
        guideline=one.guideline if one.guideline == other.guideline else None,
        official=_official((*one.official, *other.official)),
    )


def _official(results: tuple[OfficialResult, ...]) -> tuple[OfficialResult, ...]:
    """One result for each test; see `join` for which."""
    found: dict[tuple[str, str], OfficialResult] = {}
    for one in results:
        known = found.get((one.test, one.id), one)
        found[one.test, one.id] = known if _weightier(known.outcome, one.outcome) is known.outcome else one
    return tuple(found.values())


def _counting(one: CheckResult, other: CheckResult) -> CheckResult:
    return one if _weightier(one.outcome, other.outcome) is one.outcome else other


def _weightier(one: Outcome, other: Outcome) -> Outcome:
    if (one in _DECISIVE) != (other in _DECISIVE):
        return one if one in _DECISIVE else other
    return worst((one, other))


def _suite(run: Evidence) -> tuple[str, ...]:
    return run.suite.version, run.suite.digest, run.suite.harness


def _cloud(run: Evidence) -> str:
    return f"{run.cloud.auth_url} {run.cloud.region} ({run.cloud.fingerprint[:12]})"


def _different(what: str, why: str) -> Problem:
    return Problem(
        f"The bundles are of different {what}, so they are not judged together.",
        why=why,
        advice="Judge each by itself, or compare them by `assay diff`.",
        exit_code=ExitCode.USAGE,
    )
