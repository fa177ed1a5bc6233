"""Hands out work: shared resources as they become possible, checks when they are ready, within limits."""

import time
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from typing import Any

from assay.kit.declare import Check, Resource
from assay.model.activity import Activity
from assay.model.fact import Fact
from assay.model.outcome import Outcome
from assay.model.result import CheckResult
from assay.runner import events
from assay.runner.bench import Made, Workbench
from assay.runner.carry_out import Carried, carry_out
from assay.runner.lending import shared_scope
from assay.runner.making import make_shared
from assay.runner.plan import Plan, own_uses, uses_of

_WAKE = 0.5
_CROWDED_PAUSE = 3.0
_CROWDED_TRIES = 5
_SHARE = 0.7
"""Of what is left of the quota; the rest is for what is being removed and still counts."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How hard a run may press the cloud.

    Attributes:
        jobs: Checks at the same time.
        per_service: Checks of one service at the same time.
        quota: What is left of the project's quota, by name; what is not named is not limited.
    """

    jobs: int = 8
    per_service: int = 6
    quota: Mapping[str, int] = field(default_factory=dict)


class Dispatch:
    """Carries out one plan.

    Args:
        plan: What to run.
        bench: What the checks have in common.
        executor: Runs the checks.
        limits: How hard to press the cloud.
        tell: Told what happens.
    """

    def __init__(
        self, plan: Plan, bench: Workbench, executor: Executor, limits: Limits, tell: events.Listener
    ):
        self._bench = bench
        self._executor = executor
        self._limits = limits
        self._tell = tell
        self._shared = plan.shared
        self._resources = {one.name: one for one in plan.shared if one.name not in bench.shared}
        self._waiting = list(plan.checks)
        self._not_before: dict[str, float] = {}
        self._tries: Counter[str] = Counter()
        self._running: dict[Future[Any], Check | Resource] = {}
        self._busy: Counter[str] = Counter()
        self._lent: Counter[str] = Counter()
        self._used: Counter[str] = Counter()
        self._begun: dict[Future[Any], tuple[float, str]] = {}
        self._freed = ""

    @property
    def last(self) -> str:
        """Name of the activity that ended last."""
        return self._freed

    def carry_out_all(
        self,
        results: dict[str, CheckResult],
        keep: Callable[[CheckResult, tuple[Fact, ...]], None],
        keep_facts: Callable[[tuple[Fact, ...]], None],
        keep_activity: Callable[[Activity], None] = lambda _: None,
    ) -> None:
        """Carry out everything, or what was begun when somebody asked to stop.

        Args:
            results: Where results go, by check id; what was interrupted is left out.
            keep: Given each result and its facts.
            keep_facts: Given the facts that shared resources observed.
            keep_activity: Given what was done when.
        """
        try:
            while True:
                if not self._bench.line.stop.asked:
                    self._submit()
                if not self._running and (self._bench.line.stop.asked or not self._waiting):
                    return
                if not self._running:
                    time.sleep(_WAKE)
                    continue
                done, _ = wait(self._running, timeout=_WAKE, return_when=FIRST_COMPLETED)
                for future in done:
                    keep_activity(self._activity(future))
                    self._settle(future, results, keep, keep_facts)
        except BaseException:
            self._bench.line.stop.ask()  # nothing may go on creating while the sweep removes
            wait(self._running)
            raise

    def _submit(self) -> None:
        for name, resource in list(self._resources.items()):
            if len(self._running) < self._limits.jobs and self._ready(resource.needs):
                del self._resources[name]
                self._tell(events.ResourceStarted(name))
                self._start(resource, make_shared)
        for check in list(self._waiting):
            if len(self._running) >= self._limits.jobs:
                return
            if self._may_start(check):
                self._waiting.remove(check)
                self._busy[check.group] += 1
                self._lent.update(one.name for one in self._bench.pool.lent_to(check))
                self._used.update(own_uses(self._bench.suite, check))
                self._tell(events.CheckStarted(check.id))
                self._start(check, carry_out)

    def _start(self, task: Check | Resource, work: Callable[[Workbench, Any], Any]) -> None:
        future = self._executor.submit(work, self._bench, task)
        self._running[future] = task
        self._begun[future] = (time.monotonic(), self._freed)

    def _activity(self, future: Future[Any]) -> Activity:
        task = self._running[future]
        began, after = self._begun.pop(future)
        self._freed = task.id if isinstance(task, Check) else shared_scope(task)
        return Activity(
            name=self._freed,
            started=round(began - self._bench.began, 3),
            seconds=round(time.monotonic() - began, 3),
            after=after,
        )

    def _may_start(self, check: Check) -> bool:
        if time.monotonic() < self._not_before.get(check.id, 0.0):
            return False
        if self._busy[check.group] >= self._limits.per_service or not self._ready(check.needs):
            return False
        if any(self._lent[one.name] >= one.lent for one in self._bench.pool.lent_to(check)):
            return False
        wanted = own_uses(self._bench.suite, check)
        idle = self._bench.pool.idle_uses(without=check)
        shared = uses_of(one for one in self._shared if not self._bench.pool.over(one))
        fits = all(
            self._used[name] + shared[name] + idle[name] + number <= _SHARE * self._limits.quota[name]
            for name, number in wanted.items()
            if name in self._limits.quota
        )
        return fits or not self._running

    def _ready(self, needs: tuple[str, ...]) -> bool:
        return all(one.name in self._bench.shared for one in self._bench.suite.needs_of(needs) if one.shared)

    def _settle(
        self,
        future: Future[Any],
        results: dict[str, CheckResult],
        keep: Callable[[CheckResult, tuple[Fact, ...]], None],
        keep_facts: Callable[[tuple[Fact, ...]], None],
    ) -> None:
        task = self._running.pop(future)
        if isinstance(task, Resource):
            made: Made
            made, facts = future.result()
            self._bench.shared[task.name] = made
            keep_facts(facts)
            self._tell(events.ResourceFinished(task.name, made.lacking.reason if made.lacking else ""))
            return
        carried: Carried = future.result()
        self._busy[task.group] -= 1
        self._lent.subtract(one.name for one in self._bench.pool.lent_to(task))
        self._used.subtract(own_uses(self._bench.suite, task))
        if carried.crowded and self._again(task):
            return
        result = carried.result
        if result.outcome is not Outcome.UNRUN:
            results[task.id] = result
            keep(result, carried.facts)
        self._tell(events.CheckFinished(result))

    def _again(self, check: Check) -> bool:
        """Put a check back that found the quota used up: what the run itself removes may free it."""
        self._tries[check.id] += 1
        if self._tries[check.id] >= _CROWDED_TRIES or self._bench.line.stop.asked:
            return False
        self._not_before[check.id] = time.monotonic() + _CROWDED_PAUSE * self._tries[check.id]
        self._waiting.append(check)
        return True
