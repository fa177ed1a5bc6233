"""Deviations times checks, in as few runs as their reach allows."""

import time
from collections.abc import Callable, Sequence

from assay.lab.deviations import all_deviations
from assay.lab.deviations.deviation import Deviation
from assay.lab.proxy.client_entries import find_cloud
from assay.model.outcome import Outcome
from assay.problem import ExitCode, Problem
from assay.prove.batches import Batch, batch
from assay.prove.observe import JOBS, Observation, observe
from assay.prove.planted import Seen, plant
from assay.prove.proof import Proof, Proven
from assay.prove.reach import affected
from assay.runner.suite import Suite


def prove(
    suite: Suite,
    cloud: str,
    deviations: Sequence[Deviation],
    *,
    jobs: int = JOBS,
    tell: Callable[[str], None] = lambda _: None,
) -> Proven:
    """Plant each deviation and see that exactly the check that it breaks goes red.

    Deviations whose reaches have nothing in common are planted together: each still meets only checks that no
    other one of them can move.

    Args:
        suite: All checks.
        cloud: A lab's cloud, right by itself.
        deviations: What to plant.
        jobs: Checks at a time.
        tell: Told how it goes.

    Returns:
        A proof for each deviation that breaks a check which the cloud passes, in the order given; and the
        claims that nothing refuted.

    Raises:
        Problem: the cloud is not right by itself, or a deviation is about a check that there is not.
    """
    for deviation in deviations:
        if deviation.breaks not in suite.checks:
            raise Problem(
                f"The deviation {deviation.name} breaks {deviation.breaks}, which is no check.",
                advice="Correct its `breaks`.",
            )
    tell(f"running all {len(suite.checks)} checks on {cloud} as it is")
    right = observe(suite, cloud, find_cloud(cloud).file, suite.checks, jobs=jobs)
    _insist_on_right(right, cloud)
    passing = {id for id, result in right.results.items() if result.outcome is Outcome.PASS}
    provable = [one for one in deviations if one.breaks in passing]
    reach = {one.name: affected(one, right, suite) & passing for one in provable}
    batches = batch(provable, reach)
    told = _Telling(batches, tell)
    proofs: dict[str, Proof] = {}
    while batches:
        some = batches.pop(0)
        try:
            seen = plant(suite, cloud, some, jobs=jobs)
        except Problem as failure:
            if len(some.planted) == 1:
                raise
            tell(f"{failure} It is tried again in halves.")
            middle = len(some.planted) // 2
            batches[:0] = [
                *batch(some.planted[:middle], reach),
                *batch(some.planted[middle:], reach),
            ]
            continue
        proofs |= {one.name: _proof(one, reach[one.name], seen) for one in some.planted}
        told.done(some)
    return _proven([proofs[one.name] for one in provable], right, deviations)


class _Telling:
    """How far it is, and how long it will still take."""

    def __init__(self, batches: Sequence[Batch], tell: Callable[[str], None]):
        self._began = time.monotonic()
        self._runs = len(batches)
        self._all = sum(len(batch.checks) for batch in batches)
        self._run = self._checks = 0
        self._tell = tell

    def done(self, batch: Batch) -> None:
        self._run += 1
        self._checks += len(batch.checks)
        left = (time.monotonic() - self._began) / self._checks * (self._all - self._checks)
        self._tell(
            f"run {self._run} of {self._runs}: {len(batch.checks)} checks under {len(batch.planted)} "
            f"deviations; about {left / 60:.0f} min left"
        )


def _proof(deviation: Deviation, reached: frozenset[str], seen: Seen) -> Proof:
    broken = seen.results.get(deviation.breaks)
    return Proof(
        deviation=deviation,
        outcome=broken.outcome if broken else Outcome.UNRUN,
        moved={id: why for id, why in seen.moved.items() if id in reached and id != deviation.breaks},
        fired=seen.touched[deviation.name],
        refuted=frozenset(claim.what for claim in broken.claims if not claim.held) if broken else frozenset(),
    )


def _proven(proofs: list[Proof], right: Observation, planted: Sequence[Deviation]) -> Proven:
    names = {one.name for one in planted}
    whole = {one.breaks for one in planted} - {
        one.breaks for one in all_deviations() if one.name not in names
    }
    claims = 0
    undetected: dict[str, list[str]] = {}
    for id in sorted(whole & {proof.deviation.breaks for proof in proofs}):
        made = list(dict.fromkeys(claim.what for claim in right.results[id].claims))
        refuted = {what for proof in proofs if proof.deviation.breaks == id for what in proof.refuted}
        claims += len(made)
        left = [what for what in made if what not in refuted]
        if left:
            undetected[id] = left
    return Proven(proofs=proofs, claims=claims, undetected=undetected)


def _insist_on_right(right: Observation, cloud: str) -> None:
    wrong = {
        id: result
        for id, result in right.results.items()
        if result.outcome not in (Outcome.PASS, Outcome.ABSENT)
    }
    if wrong:
        id, result = next(iter(wrong.items()))
        raise Problem(
            f"{cloud} is not right by itself, so nothing can be proven on it: "
            f"{id} is {result.outcome.value}.",
            why=result.reason,
            advice="Run the suite on it, and mend the check or the cloud.",
            exit_code=ExitCode.INCOMPLETE,
        )
