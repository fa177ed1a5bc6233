"""Deviations times checks, in as few runs as their reach allows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assay.lab.deviations import all_deviations
from assay.lab.deviations.deviation import Deviation
from assay.lab.proxy.client_entries import find_cloud
from assay.lab.proxy.twin import deviating
from assay.model.outcome import Outcome
from assay.problem import ExitCode, Problem
from assay.prove.observe import JOBS, Observation, observe
from assay.prove.reach import affected
from assay.runner.suite import Suite


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What one deviation did.

    Attributes:
        deviation: The deviation.
        outcome: What came of the check that it breaks.
        moved: Other checks that it could reach and that did not pass as they do on the right cloud, and why.
        fired: How many requests it touched.
        refuted: The claims of the check that it breaks which did not hold.
    """

    deviation: Deviation
    outcome: Outcome
    moved: dict[str, str]
    fired: int
    refuted: frozenset[str] = frozenset()

    @property
    def holds(self) -> bool:
        """Whether exactly the check that it breaks went red."""
        return self.outcome is Outcome.FAIL and not self.moved and self.fired > 0


@dataclass(frozen=True, kw_only=True)
class Proven:
    """What all deviations together did.

    Attributes:
        proofs: One for each deviation that breaks a check which the cloud passes.
        claims: How many claims those checks make of which all deviations were planted.
        undetected: By check id, its claims that held under each of its deviations.
    """

    proofs: list[Proof]
    claims: int
    undetected: dict[str, list[str]]

    @property
    def holds(self) -> bool:
        """Whether every deviation and every claim was detected, and nothing else was moved."""
        return bool(self.proofs) and not self.undetected and all(proof.holds for proof in self.proofs)


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
    proofs: dict[str, Proof] = {}
    for number, planted in enumerate(batches, 1):
        checks = frozenset().union(*(reach[one.name] for one in planted))
        tell(
            f"run {number} of {len(batches)}: {len(planted)} deviations, {len(checks)} checks that they reach"
        )
        with deviating(cloud, planted) as twin:
            seen = observe(suite, twin.name, twin.clouds_yaml, checks, jobs=jobs)
            touched = [touch.fault for touch in twin.proxy.touches]
        for one in planted:
            results = {id: seen.results[id] for id in reach[one.name] if id in seen.results}
            broken = results.pop(one.breaks, None)
            proofs[one.name] = Proof(
                deviation=one,
                outcome=broken.outcome if broken else Outcome.UNRUN,
                moved={
                    id: f"{result.outcome.value}: {result.reason}"
                    for id, result in results.items()
                    if result.outcome is not Outcome.PASS
                },
                fired=touched.count(one.name),
                refuted=frozenset(claim.what for claim in broken.claims if not claim.held)
                if broken
                else frozenset(),
            )
    return _proven([proofs[one.name] for one in provable], right, deviations)


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


def batch(deviations: Sequence[Deviation], reach: dict[str, frozenset[str]]) -> list[list[Deviation]]:
    """Put deviations together whose reaches have nothing in common, the widest first.

    Args:
        deviations: What to plant.
        reach: Deviation name to the checks that it could move.
    """
    batches: list[tuple[list[Deviation], set[str]]] = []
    for deviation in sorted(deviations, key=lambda one: (-len(reach[one.name]), one.name)):
        for planted, taken in batches:
            if not taken & reach[deviation.name]:
                planted.append(deviation)
                taken |= reach[deviation.name]
                break
        else:
            batches.append(([deviation], set(reach[deviation.name])))
    return [planted for planted, _ in batches]


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
