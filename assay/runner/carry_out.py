"""Carries out one check: makes its resources, runs it, says what came of it, lets go of what it made."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from assay.cloud.cleanup import release
from assay.cloud.scope import scope
from assay.kit.declare import Check
from assay.kit.expect import Expect
from assay.kit.facts import Facts
from assay.model.claim import Claim
from assay.model.fact import Fact
from assay.model.outcome import Outcome
from assay.model.result import Attempt, CheckResult
from assay.runner.bench import Workbench, call
from assay.runner.classify import Ending, explain
from assay.runner.lending import Loan
from assay.runner.making import TRIES, make


@dataclass(frozen=True, kw_only=True)
class Carried:
    """What one carrying out of a check gave.

    Attributes:
        result: What came of it.
        facts: What it observed.
        crowded: Whether the project's quota kept it from its verdict, which may be free again later.
    """

    result: CheckResult
    facts: tuple[Fact, ...] = ()
    crowded: bool = False


def carry_out(bench: Workbench, check: Check) -> Carried:
    """Carry out a check; again if the line was disturbed, since then a failure says nothing of the cloud.

    Args:
        bench: Holds the shared resources that the check needs.
        check: Which one.

    Returns:
        What came of it.
    """
    tape = bench.line.transport.tape
    began = time.monotonic()
    discarded: list[Attempt] = []
    while True:
        tape.forgive(check.id)
        expect = Expect(lambda: tape.last(check.id))
        facts = Facts(check.id)
        with scope(check.id):
            ending, loans = _attempt(bench, check, expect, facts)
        removed = release(bench.line, check.id)
        _give_back(bench, loans, intact=removed and ending.outcome is Outcome.PASS)
        disturbances = tape.disturbances(check.id)
        doubtful = bool(disturbances) and ending.outcome not in (Outcome.PASS, Outcome.UNRUN)
        if not doubtful:
            break
        discarded.append(
            Attempt(
                outcome=ending.outcome,
                reason=tape.redactor.text(ending.reason),
                disturbances=disturbances,
            )
        )
        if len(discarded) == TRIES:
            ending = Ending(
                outcome=Outcome.BLOCKED,
                reason=f"The line to the cloud was disturbed in each of {TRIES} attempts "
                f"({', '.join(sorted(set(disturbances)))}), so what was seen says nothing about the cloud.",
            )
            break
    _let_go(bench, bench.pool.drain() if ending.crowded else bench.pool.done(check))
    redact = tape.redactor.text  # here, so that no secret reaches the screen either
    result = CheckResult(
        check=check.id,
        proves=check.proves,
        outcome=ending.outcome,
        reason=redact(ending.reason),
        claims=tuple(_redacted(claim, redact) for claim in expect.claims),
        started=round(began - bench.began, 3),
        seconds=round(time.monotonic() - began, 3),
        discarded=tuple(discarded),
        disturbances=disturbances,
    )
    return Carried(result=result, facts=tuple(facts.recorded), crowded=ending.crowded)


def _redacted(claim: Claim, redact: Callable[[str], str]) -> Claim:
    return replace(
        claim, what=redact(claim.what), expected=redact(claim.expected), observed=redact(claim.observed)
    )


@dataclass(kw_only=True)
class _Given:
    """What a check is given of its own: made for it, or lent."""

    values: dict[str, Any] = field(default_factory=dict)
    loans: list[Loan] = field(default_factory=list)


def _attempt(bench: Workbench, check: Check, expect: Expect, facts: Facts) -> tuple[Ending, list[Loan]]:
    given = _Given()
    ending = _lacking(bench, check) or _give(bench, check, facts, given)
    if not ending:
        ending = _ending(bench, check, expect, facts, given.values)
    return ending, given.loans


def _give(bench: Workbench, check: Check, facts: Facts, given: _Given) -> Ending | None:
    """Make or borrow what the check needs; how it ends if that does not go well."""
    for resource in bench.suite.needs_of(check.needs):
        if resource.shared:
            continue
        if resource.lent:
            loan = bench.pool.borrow(resource)
            if not loan:
                who = bench.pool.scope(resource)
                made, observed = make(bench, resource, who)
                facts.recorded += observed
                if made.lacking:
                    release(bench.line, who)
                    return _without(resource.name, made.lacking)
                loan = Loan(resource=resource, scope=who, value=made.value)
            given.loans.append(loan)
            given.values[resource.name] = loan.value
        else:
            value, ending = call(bench, resource.function, check.id, given.values, fact=facts)
            if ending:
                return _without(resource.name, ending)
            given.values[resource.name] = value
    return None


def _ending(bench: Workbench, check: Check, expect: Expect, facts: Facts, own: Mapping[str, Any]) -> Ending:
    _, ending = call(bench, check.function, check.id, own, fact=facts, expect=expect)
    if ending and ending.claim:
        expect.claims.append(ending.claim)
    failed = [claim for claim in expect.claims if not claim.held]
    if failed:
        return Ending(outcome=Outcome.FAIL, reason=explain(failed[0]))
    if ending:
        return ending
    if not expect.claims:
        return Ending(outcome=Outcome.ERROR, reason="The check made no claim, so it proved nothing.")
    return Ending(outcome=Outcome.PASS, reason="")


def _give_back(bench: Workbench, loans: list[Loan], *, intact: bool) -> None:
    """Hand on what the check left as it found it; what may be in any state is removed."""
    if not intact:
        _let_go(bench, [loan.scope for loan in loans])
        return
    for loan in loans:
        bench.pool.give_back(loan)


def _let_go(bench: Workbench, scopes: list[str]) -> None:
    for who in scopes:
        release(bench.line, who)


def _lacking(bench: Workbench, check: Check) -> Ending | None:
    """Why the check need not begin: a service, an extension or a shared resource is not there."""
    if check.service not in bench.line.catalogue:
        return Ending(outcome=Outcome.ABSENT, reason=f"The catalogue has no {check.service} service.")
    if check.extension and bench.extensions is not None and check.extension not in bench.extensions:
        return Ending(
            outcome=Outcome.ABSENT,
            reason=f"The network service does not have the extension {check.extension!r}.",
        )
    for resource in bench.suite.needs_of(check.needs):
        made = bench.shared.get(resource.name)
        if made and made.lacking:
            return _without(resource.name, made.lacking)
    return None


def _without(resource: str, ending: Ending) -> Ending:
    """How a check ends that lacks a resource: a failure to make it is not the failure of this check."""
    outcome = Outcome.BLOCKED if ending.outcome is Outcome.FAIL else ending.outcome
    thing = resource.removeprefix("own_").removeprefix("lent_").replace("_", " ")
    return Ending(
        outcome=outcome, reason=f"There is no {thing} to test with. {ending.reason}", crowded=ending.crowded
    )
