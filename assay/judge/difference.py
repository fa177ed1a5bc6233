"""What changed between two runs, and whether cloud, suite or guideline did it."""

from collections.abc import Iterator, Mapping
from typing import Any

from assay.judge.verdict import judge
from assay.model.difference import Cause, Change, Kind
from assay.model.evidence import CloudIdentity, Evidence
from assay.model.guideline import Guideline
from assay.model.outcome import Outcome
from assay.model.verdict import CapabilityVerdict, Verdict

_INDECISIVE = frozenset({Outcome.BLOCKED, Outcome.ERROR, Outcome.UNRUN})


def compare(
    before: Evidence, after: Evidence, asked_before: Guideline, asked_after: Guideline, program: str
) -> tuple[Change, ...]:
    """Compare two runs.

    What did a change is found by what was recorded: a check whose source is the same asks the same, so that
    another outcome of it is the cloud's doing; and judging either evidence by either guideline tells the part
    of each in a verdict.

    Args:
        before: The first run.
        after: The second run.
        asked_before: The guideline that the first one is judged by.
        asked_after: The guideline that the second one is judged by.
        program: One that both guidelines have.

    Returns:
        Every change: identities, verdict, capabilities, outcomes, facts.
    """
    outcomes = {change.name: change for change in _outcomes(before, after)}
    return (
        *_identities(before, after, asked_before, asked_after),
        *_verdicts(before, after, asked_before, asked_after, program, outcomes),
        *outcomes.values(),
        *_facts(before, after),
    )


def _identities(
    before: Evidence, after: Evidence, asked_before: Guideline, asked_after: Guideline
) -> Iterator[Change]:
    parts = (
        (Cause.CLOUD, _cloud(before.cloud), _cloud(after.cloud)),
        (Cause.SUITE, _harness(before), _harness(after)),
        (Cause.SUITE, _checks(before), _checks(after)),
        (Cause.GUIDELINE, _guideline(asked_before), _guideline(asked_after)),
    )
    for cause, one, other in parts:
        for name in dict.fromkeys((*one, *other)):
            if one.get(name) != other.get(name):
                yield Change(
                    kind=Kind.IDENTITY,
                    name=name,
                    before=one.get(name),
                    after=other.get(name),
                    causes=(cause,),
                )


def _cloud(cloud: CloudIdentity) -> dict[str, str]:
    parts = {"cloud.auth_url": cloud.auth_url, "cloud.region": cloud.region}
    for service in cloud.services:
        parts[f"cloud.{service.type}.url"] = service.url
        parts[f"cloud.{service.type}.version"] = service.version
        span = f"{service.minimum_microversion}-{service.maximum_microversion}".strip("-")
        parts[f"cloud.{service.type}.microversions"] = span
    return {name: value for name, value in parts.items() if value}


def _checks(evidence: Evidence) -> dict[str, str]:
    return {f"suite.{id}": digest[:12] for id, digest in evidence.suite.checks.items()}


def _harness(evidence: Evidence) -> dict[str, str]:
    return {"suite.version": evidence.suite.version, "suite.harness": evidence.suite.harness[:12]}


def _guideline(guideline: Guideline) -> dict[str, str]:
    return {"guideline.id": guideline.id, "guideline.digest": guideline.digest[:12]}


def _outcomes(before: Evidence, after: Evidence) -> Iterator[Change]:
    for id in sorted(before.checks.keys() | after.checks.keys()):
        one, other = _outcome(before, id), _outcome(after, id)
        if one is not other:
            yield Change(
                kind=Kind.OUTCOME,
                name=id,
                before=one.value,
                after=other.value,
                causes=_moved(before, after, id, {one, other}),
            )


def _outcome(evidence: Evidence, check: str) -> Outcome:
    return evidence.results[check].outcome if check in evidence.results else Outcome.UNRUN


def _moved(before: Evidence, after: Evidence, check: str, seen: set[Outcome]) -> tuple[Cause, ...]:
    if seen & _INDECISIVE:
        return (Cause.RUN,)
    one, other = before.suite, after.suite
    if (one.checks.get(check), one.harness) == (other.checks.get(check), other.harness):
        return (Cause.CLOUD,)
    if before.cloud.fingerprint == after.cloud.fingerprint:
        return (Cause.SUITE,)
    return (Cause.CLOUD, Cause.SUITE)


def _verdicts(
    before: Evidence,
    after: Evidence,
    asked_before: Guideline,
    asked_after: Guideline,
    program: str,
    outcomes: Mapping[str, Change],
) -> Iterator[Change]:
    was, now = judge(asked_before, program, before), judge(asked_after, program, after)
    asked_else = judge(asked_after, program, before)
    one, then, other = _by_name(was), _by_name(asked_else), _by_name(now)
    changes = []
    for name in dict.fromkeys((*one, *other)):
        if _told(one.get(name)) == _told(other.get(name)):
            continue
        causes = [Cause.GUIDELINE] if _told(then.get(name)) != _told(one.get(name)) else []
        if _told(then.get(name)) != _told(other.get(name)):
            checks = {*_checks_of(one.get(name)), *_checks_of(other.get(name))}
            causes += [cause for id in checks & outcomes.keys() for cause in outcomes[id].causes]
        changes.append(
            Change(
                kind=Kind.CAPABILITY,
                name=name,
                before=_told(one.get(name)),
                after=_told(other.get(name)),
                causes=_ordered(causes),
            )
        )
    if was.conformance is not now.conformance:
        causes = [Cause.GUIDELINE] if asked_else.conformance is not was.conformance else []
        if asked_else.conformance is not now.conformance:
            causes += [cause for change in changes for cause in change.causes if cause is not Cause.GUIDELINE]
        yield Change(
            kind=Kind.VERDICT,
            name=program,
            before=was.conformance.value,
            after=now.conformance.value,
            causes=_ordered(causes),
        )
    yield from changes


def _by_name(verdict: Verdict) -> dict[str, CapabilityVerdict]:
    return {one.capability: one for one in verdict.capabilities}


def _told(one: CapabilityVerdict | None) -> str | None:
    if one is None:
        return None
    return f"{one.status}, {one.outcome}" + (", excused" if one.excused else "")


def _checks_of(one: CapabilityVerdict | None) -> Mapping[str, Outcome]:
    return one.checks if one else {}


def _facts(before: Evidence, after: Evidence) -> Iterator[Change]:
    one, other = _values(before), _values(after)
    for name, source in sorted(one.keys() | other.keys()):
        was, now = one.get((name, source)), other.get((name, source))
        if was != now:
            yield Change(
                kind=Kind.FACT, name=name, before=was, after=now, causes=_seen_by(before, after, source)
            )


def _values(evidence: Evidence) -> dict[tuple[str, str], Any]:
    return {(fact.name, fact.source): fact.value for fact in evidence.facts}


def _seen_by(before: Evidence, after: Evidence, source: str) -> tuple[Cause, ...]:
    """What moved a fact: the check that observed it, or the cloud."""
    if source not in before.checks and source not in after.checks:
        return (Cause.CLOUD,)
    return _moved(before, after, source, {_outcome(before, source), _outcome(after, source)})


def _ordered(causes: list[Cause]) -> tuple[Cause, ...]:
    return tuple(cause for cause in Cause if cause in causes)
