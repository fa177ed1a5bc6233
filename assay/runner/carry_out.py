"""Carries out one check: makes its resources, runs it, says what came of it, lets go of what it made."""

import inspect
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from assay.cloud.cleanup import release
from assay.cloud.connect import Line
from assay.cloud.scope import scope
from assay.kit.cloud import Cloud
from assay.kit.declare import Check, Resource
from assay.kit.expect import Expect
from assay.kit.facts import Facts
from assay.model.claim import Claim
from assay.model.fact import Fact
from assay.model.outcome import Outcome
from assay.model.result import Attempt, CheckResult
from assay.runner.classify import Ending, classify, explain
from assay.runner.suite import Suite

LOG = logging.getLogger(__name__)
_TRIES = 3


@dataclass(frozen=True, kw_only=True)
class Made:
    """A shared resource, or why there is none.

    Attributes:
        value: The resource.
        lacking: How making it ended, if it did not end well.
    """

    value: Any = None
    lacking: Ending | None = None


@dataclass(kw_only=True)
class Workbench:
    """What the checks of one run have in common.

    Attributes:
        suite: Where resources are declared.
        line: The line to the cloud.
        cloud: The cloud as checks see it.
        shared: The shared resources made so far, by name.
        extensions: Aliases of the network extensions; None where they could not be listed.
        began: When the run began, on the monotonic clock.
    """

    suite: Suite
    line: Line
    cloud: Cloud
    shared: dict[str, Made] = field(default_factory=dict)
    extensions: frozenset[str] | None = None
    began: float = field(default_factory=time.monotonic)


def make_shared(bench: Workbench, resource: Resource) -> tuple[Made, tuple[Fact, ...]]:
    """Make a shared resource; again if the line was disturbed.

    Args:
        bench: What it may need is there already.
        resource: Which one.

    Returns:
        It, or why there is none; and the facts observed.
    """
    who = f"resource:{resource.name}"
    facts = Facts(who)
    tape = bench.line.transport.tape
    ending = Ending(outcome=Outcome.UNRUN, reason="It was not made.")
    for _ in range(_TRIES):
        tape.forgive(who)
        with scope(who):
            value, ended = _call(bench, resource.function, who, {}, fact=facts)
        if ended is None:
            return Made(value=value), tuple(facts.recorded)
        ending = ended
        if not tape.disturbances(who):
            break
        release(bench.line, who)
    return Made(lacking=ending), tuple(facts.recorded)


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
            ending = _attempt(bench, check, expect, facts)
        release(bench.line, check.id)
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
        if len(discarded) == _TRIES:
            ending = Ending(
                outcome=Outcome.BLOCKED,
                reason=f"The line to the cloud was disturbed in each of {_TRIES} attempts "
                f"({', '.join(sorted(set(disturbances)))}), so what was seen says nothing about the cloud.",
            )
            break
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


def _attempt(bench: Workbench, check: Check, expect: Expect, facts: Facts) -> Ending:
    lacking = _lacking(bench, check)
    if lacking:
        return lacking
    needed = [one for one in bench.suite.needs_of(check.needs) if not one.shared]
    own: dict[str, Any] = {}
    for resource in needed:
        own[resource.name], ending = _call(bench, resource.function, check.id, own, fact=facts)
        if ending:
            return _without(resource.name, ending)
    _, ending = _call(bench, check.function, check.id, own, fact=facts, expect=expect)
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
    thing = resource.removeprefix("own_").replace("_", " ")
    return Ending(
        outcome=outcome, reason=f"There is no {thing} to test with. {ending.reason}", crowded=ending.crowded
    )


def _call(
    bench: Workbench, function: Callable[..., Any], who: str, own: Mapping[str, Any], **injected: Any
) -> tuple[Any, Ending | None]:
    """Call a check or a resource with what its parameters name; its value, and how it ended if not well."""
    shared = {name: made.value for name, made in bench.shared.items()}
    available = {"cloud": bench.cloud, **shared, **own, **injected}
    try:
        return function(**{name: available[name] for name in inspect.signature(function).parameters}), None
    except Exception as failure:
        ending = classify(failure, bench.line.transport.tape.last(who))
        if ending.outcome is Outcome.ERROR:
            LOG.error("%s", who, exc_info=failure)
        return None, ending
