"""Runs a batch: some deviations planted, some checks run."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from assay.lab.proxy.twin import deviating
from assay.model.outcome import Outcome
from assay.model.result import CheckResult
from assay.prove.batches import Batch
from assay.prove.observe import observe
from assay.runner.suite import Suite


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a batch showed.

    Attributes:
        results: By check id.
        touched: By deviation name, how many requests it changed.
    """

    results: Mapping[str, CheckResult]
    touched: Counter[str]

    @property
    def moved(self) -> dict[str, str]:
        """The checks that did not pass, and why."""
        return {
            id: f"{result.outcome.value}: {result.reason}"
            for id, result in self.results.items()
            if result.outcome is not Outcome.PASS
        }


def plant(suite: Suite, cloud: str, batch: Batch, *, jobs: int) -> Seen:
    """Carry out a batch.

    Args:
        suite: All checks.
        cloud: A lab's cloud.
        batch: What to plant, and what to run.
        jobs: Checks at a time.

    Raises:
        Problem: the cloud does not let us in, something was left behind, or a deviation went wrong.
    """
    with deviating(cloud, batch.planted) as twin:
        seen = observe(suite, twin.name, twin.clouds_yaml, batch.checks, clean=cloud, jobs=jobs)
    return Seen(results=seen.results, touched=Counter(touch.fault for touch in twin.proxy.touches))
