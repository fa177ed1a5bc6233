"""Format 1 of the bundle: how its files become the nouns. Never changed, but for what may be absent."""

from collections.abc import Iterable
from typing import Any

from assay.model.activity import Activity
from assay.model.claim import Claim
from assay.model.evidence import (
    CheckDescription,
    CloudIdentity,
    Evidence,
    GuidelineIdentity,
    Nonce,
    ServiceIdentity,
    SuiteIdentity,
)
from assay.model.exchange import Exchange
from assay.model.fact import Fact
from assay.model.official import OfficialResult
from assay.model.outcome import Outcome
from assay.model.result import Attempt, CheckResult

_NUMBER = int | float


def evidence(
    *,
    run: dict[str, Any],
    cloud: dict[str, Any],
    suite: dict[str, Any],
    checks: list[dict[str, Any]],
    results: Iterable[dict[str, Any]],
    facts: Iterable[dict[str, Any]],
    official: Iterable[dict[str, Any]] = (),
) -> Evidence:
    """What the files of a bundle say together.

    Args:
        run: `run.json`.
        cloud: `cloud.json`.
        suite: `suite.json`.
        checks: `checks.json`.
        results: The lines of `results.jsonl`; of two for one check the later counts.
        facts: The lines of `facts.jsonl`.
        official: The lines of `official.jsonl`, which most bundles do not have.

    Raises:
        KeyError: something is missing.
        TypeError: something is there that format 1 does not know, or is of another type.
        ValueError: an outcome is unknown.
    """
    _insist(run, str, "run", "started", "finished")
    _insist(cloud, str, "name", "auth_url", "region", "fingerprint")
    _insist(suite, str, "version", "digest")
    _insist(suite["checks"], str, *suite["checks"])
    if not isinstance(checks, list):
        raise TypeError("the checks are no list")
    described = [CheckDescription(**one) for one in checks]
    ended = [_result(one) for one in results]
    seen = {_fact(one) for one in facts}
    services = tuple(ServiceIdentity(**one) for one in cloud["services"])
    return Evidence(
        run=run["run"],
        started=run["started"],
        finished=run["finished"],
        cloud=CloudIdentity(**{**cloud, "services": services}),
        suite=SuiteIdentity(**suite),
        checks={check.id: check for check in described},
        results={result.check: result for result in ended},
        facts=tuple(sorted(seen, key=lambda fact: (fact.name, fact.source))),
        left_behind=tuple(run.get("left_behind", ())),
        nonce=Nonce(**run["nonce"]) if run.get("nonce") is not None else None,
        guideline=GuidelineIdentity(**run["guideline"]) if run.get("guideline") is not None else None,
        official=tuple(_official(one) for one in official),
    )


def activity(line: dict[str, Any]) -> Activity:
    """What a line of `activities.jsonl` says; see `evidence` for what is raised."""
    _insist(line, str, "name")
    _insist(line, _NUMBER, "started", "seconds")
    return Activity(**line)


def exchange(line: dict[str, Any]) -> Exchange:
    """What a line of a file of exchanges says; see `evidence` for what is raised."""
    _insist(line, str, "id", "scope", "method", "url")
    return Exchange(**line)


def _insist(document: dict[str, Any], kind: Any, *names: str) -> None:
    """Types that a dataclass would not insist on, and that are reckoned or compared with later."""
    for name in names:
        if not isinstance(document[name], kind) or (kind is _NUMBER and isinstance(document[name], bool)):
            raise TypeError(f"{name} is of a wrong type")


def _result(line: dict[str, Any]) -> CheckResult:
    _insist(line, str, "check", "proves", "reason")
    _insist(line, _NUMBER, "started", "seconds")
    for claim in line["claims"]:
        _insist(claim, bool, "held")
        _insist(claim, str, "what", "expected", "observed")
    return CheckResult(
        **{
            **line,
            "outcome": Outcome(line["outcome"]),
            "claims": tuple(Claim(**claim) for claim in line["claims"]),
            "discarded": tuple(
                Attempt(
                    outcome=Outcome(one["outcome"]),
                    reason=one["reason"],
                    disturbances=tuple(one["disturbances"]),
                )
                for one in line["discarded"]
            ),
            "disturbances": tuple(line["disturbances"]),
        }
    )


def _official(line: dict[str, Any]) -> OfficialResult:
    _insist(line, str, "test", "id", "reason")
    return OfficialResult(**{**line, "outcome": Outcome(line["outcome"])})


def _fact(line: dict[str, Any]) -> Fact:
    value = line["value"]
    return Fact(**{**line, "value": tuple(value) if isinstance(value, list) else value})
