"""Deviations times checks without a cloud: what one right run recorded is asked again, with each planted."""

from collections.abc import Callable, Sequence
from pathlib import Path

from assay.lab.deviations.actions import EditRequest
from assay.lab.deviations.deviation import Deviation
from assay.model.outcome import Outcome
from assay.model.result import CheckResult
from assay.problem import ExitCode, Problem
from assay.prove.proof import Proof, Proven
from assay.prove.proven import insist_on_right, proven
from assay.prove.recording import Recording, load
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


def _proof(place: Stage, deviation: Deviation, passing: Sequence[str]) -> Proof:
    results, fired = place.carry_out(passing, deviation)
    broken = results.get(deviation.breaks)
    return Proof(
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


def _insist_on_same(
    recording: Recording, recorded: dict[str, CheckResult], right: dict[str, CheckResult]
) -> None:
    """The self-test: with nothing planted, the same has to come of every check."""
    for id, result in right.items():
        same = _claimed(result) == _claimed(recorded[id])
        if result.outcome is not recorded[id].outcome or not same:
            raise Problem(
                f"The recording of {recording.evidence.cloud.name} cannot be replayed: {id} was "
                f"{recorded[id].outcome.value} and is {result.outcome.value} now.",
                why=result.reason or "It makes other claims.",
                advice="If the check has changed since, record anew: `assay run CLOUD --replayable -o DIR`.",
                exit_code=ExitCode.INCOMPLETE,
            )


def _claimed(result: CheckResult) -> list[str]:
    return [claim.what for claim in result.claims]
