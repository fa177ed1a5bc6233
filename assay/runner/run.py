"""Carries out a plan: shared resources early, checks as soon as they are ready, long things first."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from assay.cloud.cleanup import Swept, mark_of, sweep
from assay.cloud.connect import Line
from assay.cloud.scope import scope
from assay.kit.cloud import Choices, Cloud
from assay.model.activity import Activity
from assay.model.fact import Fact
from assay.model.result import CheckResult
from assay.runner import events
from assay.runner.bench import Workbench
from assay.runner.dispatch import Dispatch, Limits
from assay.runner.lending import Pool
from assay.runner.plan import Plan
from assay.runner.suite import Suite


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
    stranger: Line | None = None,
    cleaners: Sequence[Line] = (),
    choices: Choices | None = None,
    limits: Limits | None = None,
    keep: Callable[[CheckResult, tuple[Fact, ...]], None] = lambda _, __: None,
    keep_facts: Callable[[tuple[Fact, ...]], None] = lambda _: None,
    keep_activity: Callable[[Activity], None] = lambda _: None,
    tell: events.Listener = lambda _: None,
) -> Finished:
    """Carry out a plan and remove everything that it made.

    Args:
        plan: What to run.
        suite: Where resources are declared.
        line: The line to the cloud.
        run_id: 8 hex digits, which stand in the names of all that is made.
        executor: Runs the checks; any standard Executor whose workers share this process.
        stranger: An open line of another project, if there is one.
        cleaners: Lines by which the sweep at the end goes, one for each project; `line` and `stranger` if
            empty.
        choices: What to boot with.
        limits: How hard to press the cloud.
        keep: Given each result and its facts as soon as there is one.
        keep_facts: Given the facts that shared resources and waits observed.
        keep_activity: Given what was done when.
        tell: Told what happens.

    Returns:
        How it ended.
    """
    limits = limits or Limits()
    began = time.monotonic()
    bench = Workbench(
        suite=suite,
        line=line,
        cloud=Cloud(line, run_id, choices, stranger),
        pool=Pool(suite, plan.checks),
        began=began,
    )
    bench.extensions = _extensions(plan, line)
    tell(
        events.RunStarted(
            run=run_id,
            takes={check.id: plan.takes[check.id] for check in plan.checks},
            seconds=plan.estimate(limits.jobs),
        )
    )
    results: dict[str, CheckResult] = {}
    last = ""
    try:
        for part in plan.parts(suite):
            dispatch = Dispatch(part, bench, executor, limits, tell)
            dispatch.carry_out_all(results, keep, keep_facts, keep_activity)
            last = dispatch.last
        keep_facts(bench.cloud.waits())
    finally:
        cleaning = time.monotonic()
        tell(events.CleaningStarted())
        swept = Swept(removed=(), left=())
        for cleaner in cleaners or [one for one in (line, stranger) if one]:
            swept += sweep(cleaner, mark_of(run_id), progress=lambda what: tell(events.Removed(what)))
    keep_activity(
        Activity(
            name="cleanup",
            started=round(cleaning - began, 3),
            seconds=round(time.monotonic() - cleaning, 3),
            after=last,
        )
    )
    interrupted = line.stop.asked
    tell(events.RunFinished(seconds=time.monotonic() - began, left=swept.left, interrupted=interrupted))
    return Finished(results=results, swept=swept, interrupted=interrupted)


def _extensions(plan: Plan, line: Line) -> frozenset[str] | None:
    """Aliases of the network extensions, asked for only if a check is about one."""
    if "network" not in line.catalogue or not any(check.extension for check in plan.checks):
        return None
    with scope("discovery"):
        return frozenset(str(one.alias) for one in line.connection.network.extensions())
