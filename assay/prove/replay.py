"""Deviations times checks without a cloud: what one right run recorded is asked again, with each planted."""

from collections.abc import Callable, Sequence
from pathlib import Path

from assay.lab.deviations.actions import EditRequest
from assay.lab.deviations.deviation import Deviation
from assay.model.outcome import Outcome
from assay.model.result import CheckResult
from assay.problem import ExitCode, Problem
from assay.prove.observe import Call, Observation
from assay.prove.proof import Proof, Proven
from assay.prove.proven import insist_on_right, proven
from assay.prove.recording import RESOURCE, Recording, load
from assay.prove.stage import Stage, stage
from assay.runner.suite import Suite


def replay(
    suite: Suite,
    bundle: Path,
    deviations: Sequence[Deviation],
    *,
    tell: Callable[[str], None] = lambda _: None,
) -> Proven:
    """Plant each deviation in a recording and see that exactly the check that it breaks goes red.

    Args:
        suite: The checks to look at.
        bundle: What `assay run --replayable` made on a cloud that is right by itself.
        deviations: What to plant.
        tell: Told how it goes.

    Returns:
        A proof for each deviation that breaks a check which was recorded as passed, in the order given; and
        the claims that nothing refuted.

    Raises:
        Problem: the recording is not of a right cloud, or does not give again what came of it.
    """
    recording = load(bundle)
    recorded = {id: result for id, result in recording.evidence.results.items() if id in suite.checks}
    if not recorded:
        raise Problem(f"{bundle} has none of these checks.", advice="Record them, or name others by --check.")
    insist_on_right(recorded, recording.evidence.cloud.name)
    with stage(suite, recording) as place:
        tell(f"replaying {len(recorded)} checks as they were")
        right, _ = place.carry_out(recorded)
        _insist_on_same(recording, recorded, right)
        passing = [id for id, result in recorded.items() if result.outcome is Outcome.PASS]
        planted = [one for one in deviations if not isinstance(one.action, EditRequest)]
        for one in deviations:
            if one not in planted and one.breaks in passing:
                tell(f"left out, since no recording tells what a cloud makes of another request: {one.name}")
        provable = [one for one in planted if one.breaks in passing]
        tell(f"planting {len(provable)} deviations")
        return proven([_proof(place, one, passing) for one in provable], right, planted)


def decided(
    suite: Suite,
    recording: Recording,
    deviations: Sequence[Deviation],
    *,
    tell: Callable[[str], None] = lambda _: None,
) -> list[Proof]:
    """The proofs that a recording gives without its cloud; what it does not prove may still hold there.

    Checks that do not replay, such as those that compare random data, prove nothing here, and nor does a
    deviation that reaches one of them, or that changes what the cloud hears.

    Args:
        suite: The checks to look at.
        recording: A run on a cloud that is right by itself.
        deviations: What to plant, each about a check that passed.
        tell: Told how it goes.

    Returns:
        Proofs that hold; none for any other deviation.
    """
    recorded = {id: one for id, one in recording.evidence.results.items() if id in suite.checks}
    passing = [id for id, result in recorded.items() if result.outcome is Outcome.PASS]
    with stage(suite, recording) as place:
        tell(f"replaying {len(passing)} checks as they were")
        right, _ = place.carry_out(passing)
        same = {id for id, result in right.items() if _is_same(result, recorded[id])}
        tell(f"{len(same)} of them replay; planting {len(deviations)} deviations in the recording")
        proofs = []
        for one in deviations:
            if one.breaks in same and not isinstance(one.action, EditRequest):
                proof, reached = _proof_and_reach(place, one, passing)
                if proof.holds and reached <= same:
                    proofs.append(proof)
        return proofs


def observed(suite: Suite, recording: Recording) -> Observation:
    """What was seen when a run was recorded.

    Args:
        suite: The checks to look at.
        recording: The run.
    """
    with stage(suite, recording) as place:
        calls = [
            Call(scope=who, service=service, path=path, exchange=exchange)
            for who, exchanges in recording.scopes.items()
            if who in suite.checks or who.startswith(RESOURCE)
            for exchange in exchanges
            for service, path in [place.service_path(exchange.url)]
        ]
    results = {id: one for id, one in recording.evidence.results.items() if id in suite.checks}
    return Observation(results=results, calls=tuple(calls))


def _proof(place: Stage, deviation: Deviation, passing: Sequence[str]) -> Proof:
    return _proof_and_reach(place, deviation, passing)[0]


def _proof_and_reach(
    place: Stage, deviation: Deviation, passing: Sequence[str]
) -> tuple[Proof, frozenset[str]]:
    results, fired = place.carry_out(passing, deviation)
    broken = results.get(deviation.breaks)
    proof = Proof(
        deviation=deviation,
        outcome=broken.outcome if broken else Outcome.PASS,
        moved={
            id: f"{result.outcome.value}: {result.reason}"
            for id, result in results.items()
            if id != deviation.breaks and result.outcome is not Outcome.PASS
        },
        fired=fired,
        refuted=frozenset(claim.what for claim in broken.claims if not claim.held) if broken else frozenset(),
    )
    return proof, frozenset(results)


def _insist_on_same(
    recording: Recording, recorded: dict[str, CheckResult], right: dict[str, CheckResult]
) -> None:
    """The self-test: with nothing planted, the same has to come of every check."""
    for id, result in right.items():
        if not _is_same(result, recorded[id]):
            raise Problem(
                f"The recording of {recording.evidence.cloud.name} cannot be replayed: {id} was "
                f"{recorded[id].outcome.value} and is {result.outcome.value} now.",
                why=result.reason or "It makes other claims.",
                advice="If the check has changed since, record anew: `assay run CLOUD --replayable -o DIR`.",
                exit_code=ExitCode.INCOMPLETE,
            )


def _is_same(result: CheckResult, recorded: CheckResult) -> bool:
    return result.outcome is recorded.outcome and _claimed(result) == _claimed(recorded)


def _claimed(result: CheckResult) -> list[str]:
    return [claim.what for claim in result.claims]
