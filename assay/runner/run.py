"""Carries out a plan: shared resources early, checks as soon as they are ready, long things first."""

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass
from typing import Any

from assay.cloud.cleanup import Swept, mark_of, sweep
from assay.cloud.connect import Line
from assay.cloud.scope import scope
from assay.kit.cloud import Choices, Cloud
from assay.kit.declare import Check, Resource
from assay.model.fact import Fact
from assay.model.outcome import Outcome
from assay.model.result import CheckResult
from assay.runner import events
from assay.runner.carry_out import Workbench, carry_out, make_shared
from assay.runner.plan import Plan
from assay.runner.suite import Suite

_WAKE = 0.5


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How hard a run may press the cloud.

    Attributes:
        jobs: Checks at the same time.
        per_service: Checks of one service at the same time.
    """

    jobs: int = 8
    per_service: int = 6


@dataclass(frozen=True, kw_only=True)
class Finished:
    """How a run ended.

    Attributes:
        results: By check id; what was interrupted is not among them.
        swept: What cleaning removed and left.
        interrupted: Whether somebody asked to stop.
    """

    results: dict[str, CheckResult]
    swept: Swept
    interrupted: bool


def run(
    plan: Plan,
    suite: Suite,
    line: Line,
    run_id: str,
    executor: Executor,
    *,
    choices: Choices | None = None,
    limits: Limits | None = None,
    keep: Callable[[CheckResult, tuple[Fact, ...]], None] = lambda _, __: None,
    keep_facts: Callable[[tuple[Fact, ...]], None] = lambda _: None,
    tell: events.Listener = lambda _: None,
) -> Finished:
    """Carry out a plan and remove everything that it made.

    Args:
        plan: What to run.
        suite: Where resources are declared.
        line: The line to the cloud.
        run_id: 8 hex digits, which stand in the names of all that is made.
        executor: Runs the checks; any standard Executor whose workers share this process.
        choices: What to boot with.
        limits: How hard to press the cloud.
        keep: Given each result and its facts as soon as there is one.
        keep_facts: Given the facts that shared resources observed.
        tell: Told what happens.

    Returns:
        How it ended.
    """
    limits = limits or Limits()
    began = time.monotonic()
    bench = Workbench(suite=suite, line=line, cloud=Cloud(line, run_id, choices), began=began)
    bench.extensions = _extensions(plan, line)
    tell(
        events.RunStarted(
            run=run_id,
            takes={check.id: plan.takes[check.id] for check in plan.checks},
            seconds=plan.estimate(limits.jobs),
        )
    )
    results: dict[str, CheckResult] = {}
    try:
        _dispatch(plan, bench, executor, limits, results, keep, keep_facts, tell)
    finally:
        tell(events.CleaningStarted())
        swept = sweep(line, mark_of(run_id), progress=lambda what: tell(events.Removed(what)))
    interrupted = line.stop.asked
    tell(events.RunFinished(seconds=time.monotonic() - began, left=swept.left, interrupted=interrupted))
    return Finished(results=results, swept=swept, interrupted=interrupted)


def _dispatch(
    plan: Plan,
    bench: Workbench,
    executor: Executor,
    limits: Limits,
    results: dict[str, CheckResult],
    keep: Callable[[CheckResult, tuple[Fact, ...]], None],
    keep_facts: Callable[[tuple[Fact, ...]], None],
    tell: events.Listener,
) -> None:
    resources = {resource.name: resource for resource in plan.shared}
    waiting: list[Check] = list(plan.checks)
    running: dict[Future[Any], Check | Resource] = {}
    busy: Counter[str] = Counter()

    def ready(needs: tuple[str, ...]) -> bool:
        return all(one.name in bench.shared for one in bench.suite.needs_of(needs) if one.shared)

    def submit() -> None:
        for name, resource in list(resources.items()):
            if len(running) < limits.jobs and ready(resource.needs):
                del resources[name]
                tell(events.ResourceStarted(name))
                running[executor.submit(make_shared, bench, resource)] = resource
        for check in list(waiting):
            if len(running) >= limits.jobs:
                return
            if busy[check.service] < limits.per_service and ready(check.needs):
                waiting.remove(check)
                busy[check.service] += 1
                tell(events.CheckStarted(check.id))
                running[executor.submit(carry_out, bench, check)] = check

    def settle(future: Future[Any]) -> None:
        task = running.pop(future)
        outcome, facts = future.result()
        if isinstance(task, Resource):
            bench.shared[task.name] = outcome
            keep_facts(facts)
            tell(events.ResourceFinished(task.name, outcome.lacking.reason if outcome.lacking else ""))
            return
        busy[task.service] -= 1
        if outcome.outcome is not Outcome.UNRUN:
            results[task.id] = outcome
            keep(outcome, facts)
        tell(events.CheckFinished(outcome))

    try:
        while True:
            if not bench.line.stop.asked:
                submit()
            if not running:
                return
            done, _ = wait(running, timeout=_WAKE, return_when=FIRST_COMPLETED)
            for future in done:
                settle(future)
    except BaseException:
        bench.line.stop.ask()  # nothing may go on creating while the sweep removes
        wait(running)
        raise


def _extensions(plan: Plan, line: Line) -> frozenset[str] | None:
    """Aliases of the network extensions, asked for only if a check is about one."""
    if "network" not in line.catalogue or not any(check.extension for check in plan.checks):
        return None
    with scope("discovery"):
        return frozenset(str(one.alias) for one in line.connection.network.extensions())
