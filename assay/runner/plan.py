"""What will be run, in which order, and what it will take."""

import fnmatch
import random
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from assay.kit.declare import GUEST, Check, Resource
from assay.model.guideline import Guideline
from assay.model.verdict import Level
from assay.problem import Problem
from assay.runner.suite import Suite

DISTRIBUTION = "distribution"
"""The resource of checks that boot one."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A run to be.

    Attributes:
        checks: In the order of starting: what takes longest first.
        shared: The shared resources that they need, each after what it needs itself.
        takes: Check id to the seconds it is expected to take with its own resources.
    """

    checks: tuple[Check, ...]
    shared: tuple[Resource, ...]
    takes: Mapping[str, float]

    @property
    def services(self) -> tuple[str, ...]:
        """Canonical types of the services that it tests."""
        return tuple(sorted({check.service for check in self.checks}))

    def shuffled(self, seed: int) -> "Plan":
        """The same checks, to be started in another order.

        Args:
            seed: The same one gives the same order.
        """
        checks = list(self.checks)
        random.Random(seed).shuffle(checks)
        return replace(self, checks=tuple(checks))

    def uses(self, suite: Suite) -> Counter[str]:
        """The least of the project's quota that the run can do with: part by part, one check at a time.

        Args:
            suite: Where the resources are declared.
        """
        least: Counter[str] = Counter()
        for part in self.parts(suite):
            most: Counter[str] = Counter()
            for check in part.checks:
                most |= own_uses(suite, check)
            least |= uses_of(part.shared) + most
        return least

    def parts(self, suite: Suite) -> tuple["Plan", ...]:
        """The plan as it is carried out, so that all fits into a usual quota: when the API is done with its
        servers comes a distribution, and then the guests.

        Args:
            suite: Where the resources are declared.
        """
        sorts: tuple[list[Check], ...] = ([], [], [])
        for check in self.checks:
            sorts[_part(suite, check)].append(check)
        return tuple(_plan(suite, checks, self.takes) for checks in sorts if checks)

    def estimate(self, jobs: int) -> float:
        """Seconds that the run will take with so many jobs; a guess."""
        shared = sum(resource.takes for resource in self.shared)
        longest = max(self.takes.values(), default=0.0)
        return max(shared + sum(self.takes.values()) / max(jobs, 1), shared + longest)


def make(
    suite: Suite,
    *,
    patterns: Iterable[str] = (),
    guideline: Guideline | None = None,
    program: str = "",
    lacking: Mapping[str, str] | None = None,
    level: Level = Level.API,
) -> Plan:
    """Choose checks and order them.

    Args:
        suite: All checks.
        patterns: Ids or shell patterns such as `compute.server.*`; none means all.
        guideline: Restrict the run to what its program names.
        program: The program; empty for all of the guideline's.
        lacking: Resources that there will not be, by name, and the option that would give them; the checks
            that need them are left out.
        level: How far up the interop spectrum to look: at the API alone, or into guests, too. Patterns that
            name checks of guests find them at any level.

    Returns:
        The plan.

    Raises:
        Problem: a pattern matches nothing, or nothing is left to run.
    """
    chosen = dict(suite.checks)
    if guideline and program:
        if program not in guideline.programs:
            raise Problem(
                f"Guideline {guideline.id} has no program {program!r}.",
                why=f"It has: {', '.join(guideline.programs)}.",
                advice="Name one of these.",
            )
        asked = guideline.mandates(program) | guideline.behaviour(program)
        proofs = {id for name in asked for id in guideline.proofs(program, name)}
        chosen = {id: check for id, check in chosen.items() if id in proofs}
    patterns = tuple(patterns)
    if level is Level.API and not any(pattern.startswith(GUEST) for pattern in patterns):
        chosen = {id: check for id, check in chosen.items() if not check.below_api}
    for pattern in patterns:
        if not fnmatch.filter(suite.checks, pattern):
            raise Problem(
                f"No check is called {pattern!r}.",
                advice="`assay plan` lists them; patterns such as 'compute.server.*' work.",
            )
    if patterns:
        chosen = {
            id: check
            for id, check in chosen.items()
            if any(fnmatch.fnmatch(id, pattern) for pattern in patterns)
        }
    without = {id: _missing(suite, check, lacking or {}) for id, check in chosen.items()}
    if chosen and all(without.values()):
        options = " and ".join(sorted({option for some in without.values() for option in some}))
        raise Problem(
            "Nothing is left to run.",
            why=f"What was chosen needs {options}.",
            advice="Give it: `assay run --help`.",
        )
    chosen = {id: check for id, check in chosen.items() if not without[id]}
    if not chosen:
        raise Problem("Nothing is left to run.", advice="Widen the patterns, or choose another program.")
    takes = {id: _takes(suite, check) for id, check in chosen.items()}
    ordered = sorted(chosen.values(), key=lambda check: (-takes[check.id], check.id))
    return _plan(suite, ordered, takes)


def not_given(*, second: bool = False, distribution: bool = False) -> dict[str, str]:
    """Resources that a run has only if somebody gives them and nobody did, and the options that would.

    Args:
        second: Whether there is a credential of another project.
        distribution: Whether an image with cloud-init was named.
    """
    given = {"stranger": ("--second", second), DISTRIBUTION: ("--distribution", distribution)}
    return {resource: option for resource, (option, there) in given.items() if not there}


def _part(suite: Suite, check: Check) -> int:
    """Number of the part of a plan that a check belongs to."""
    if not check.below_api:
        return 0
    return 1 if any(one.name == DISTRIBUTION for one in suite.needs_of(check.needs)) else 2


def _plan(suite: Suite, checks: Collection[Check], takes: Mapping[str, float]) -> Plan:
    needed = suite.needs_of(tuple(need for check in checks for need in check.needs))
    shared = tuple(resource for resource in needed if resource.shared)
    return Plan(checks=tuple(checks), shared=shared, takes=takes)


def _missing(suite: Suite, check: Check, lacking: Mapping[str, str]) -> list[str]:
    return [lacking[one.name] for one in suite.needs_of(check.needs) if one.name in lacking]


def _takes(suite: Suite, check: Check) -> float:
    return check.takes + sum(
        resource.takes for resource in suite.needs_of(check.needs) if not resource.shared
    )


def uses_of(resources: Iterable[Resource]) -> Counter[str]:
    """What resources take of the project's quota together."""
    total: Counter[str] = Counter()
    for resource in resources:
        total.update(resource.uses)
    return total


def own_uses(suite: Suite, check: Check) -> Counter[str]:
    """What a check takes of the project's quota while it runs, the shared resources left out."""
    uses: Counter[str] = Counter(check.uses)
    for resource in suite.needs_of(check.needs):
        if not resource.shared:
            uses.update(resource.uses)
    return uses
