"""Deviations times checks, in as few runs as their reach allows."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from assay.lab.deviations.deviation import Deviation
from assay.lab.proxy.client_entries import find_cloud
from assay.model.outcome import Outcome
from assay.problem import Problem
from assay.prove.batches import Batch, batch
from assay.prove.observe import JOBS, Observation, observe
from assay.prove.planted import Seen, plant
from assay.prove.proof import Proof, Proven
from assay.prove.proven import insist_on_right, proven
from assay.prove.reach import affected
from assay.prove.recording import Recording
from assay.prove.replay import decided, observed
from assay.runner.suite import Suite


def prove(
    suite: Suite,
    cloud: str,
    deviations: Sequence[Deviation],
    *,
    recording: Recording | None = None,
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
        recording: What a run recorded on this cloud. What it proves by itself is not planted, and the cloud
            need not be run once as it is.
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
    if recording:
        right = observed(suite, recording)
    else:
        tell(f"running all {len(suite.checks)} checks on {cloud} as it is")
        right = observe(suite, cloud, find_cloud(cloud).file, suite.checks, jobs=jobs)
    insist_on_right(right.results, cloud)
    passing = {id for id, result in right.results.items() if result.outcome is Outcome.PASS}
    provable = [one for one in deviations if one.breaks in passing]
    proofs: dict[str, Proof] = {}
    if recording:
        proofs = {proof.deviation.name: proof for proof in decided(suite, recording, provable, tell=tell)}
        tell(
            f"{len(proofs)} of {len(provable)} deviations are proven by the recording; the others are planted"
        )
    left = [one for one in provable if one.name not in proofs]
    proofs |= _planted(suite, cloud, left, right, jobs=jobs, tell=tell)
    found = proven([proofs[one.name] for one in provable], right.results, deviations)
    # A recording need not show all that a deviation refutes: a cloud that deviates all along may say more.
    again = [one for one in provable if one.breaks in found.undetected and one not in left]
    if not again:
        return found
    tell(f"planting {len(again)} of them all the same, to see whether they refute what nothing else does")
    for name, proof in _planted(suite, cloud, again, right, jobs=jobs, tell=tell).items():
        proofs[name] = replace(proof, refuted=proof.refuted | proofs[name].refuted)
    return proven([proofs[one.name] for one in provable], right.results, deviations)


def _planted(
    suite: Suite,
    cloud: str,
    deviations: Sequence[Deviation],
    right: Observation,
    *,
    jobs: int,
    tell: Callable[[str], None],
) -> dict[str, Proof]:
    """Plant deviations in front of the cloud itself; a proof for each, by name."""
    proofs: dict[str, Proof] = {}
    passing = {id for id, result in right.results.items() if result.outcome is Outcome.PASS}
    reach = {one.name: affected(one, right, suite) & passing for one in deviations}
    batches = batch(deviations, reach)
    told = _Telling(batches, tell)
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
    return proofs


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
